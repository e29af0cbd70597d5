/* Chosen pictures are drawn smaller on the phone and sent at once; without this script a button sends them as they are. */
const LONGEST = 1600;

async function smaller(file) {
  if (file.size < 400_000 || !window.createImageBitmap) return file;
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  return drawn && drawn.size < file.size ? new File([drawn], file.name, { type: "image/jpeg" }) : file;
}

async function send(field) {
  const chosen = new DataTransfer();
  for (const file of field.files) {
    // What cannot be drawn here goes as it is: the market says what is wrong with it.
    chosen.items.add(await smaller(file).catch(() => file));
  }
  field.files = chosen.files;
  field.form.requestSubmit(field.form.querySelector("[data-send-pictures]"));
}

for (const field of document.querySelectorAll(".photo-in")) {
  field.addEventListener("change", () => field.files.length && send(field));
}
