// The checkout reckons again by itself when the place or a way of delivery changes.
// Without the script the buttons beside the lists do the same by a reload.

const form = document.querySelector("form[data-checkout]");
const PARTS = ["place", "delivery", "review"];
let asking;

async function reckon() {
  asking?.abort();
  asking = new AbortController();
  const sent = new FormData(form);
  sent.set("op", "refresh");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, signal: asking.signal });
    if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement;
    const by = focused?.id ? `#${focused.id}` : focused?.name && `[name="${focused.name}"][value="${focused.value}"]`;
    for (const id of PARTS) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    if (by) form.querySelector(by)?.focus();
  } catch (fault) {
    if (fault.name !== "AbortError") form.querySelector("[value='refresh']").click();
  }
  form.removeAttribute("aria-busy");
}

form?.addEventListener("change", (event) => {
  const { name } = event.target;
  if (name === "province" || name.startsWith("delivery-")) reckon();
});
