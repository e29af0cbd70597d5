// What every page gains when scripts run. Each part is optional: without it the page works by links and forms.

document.documentElement.classList.add("js");

// A form that came back with errors: readers and keys start at its summary.
document.querySelector("[data-focus]")?.focus();

// Steppers without submit buttons count here; the field alone does the work otherwise.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-step]");
  const field = button?.closest("[data-stepper]")?.querySelector("input");
  if (!field) return;
  const least = Number(field.min || 1);
  const most = Number(field.max || Infinity);
  field.value = Math.min(most, Math.max(least, (Number(field.value) || least) + Number(button.dataset.step)));
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

// data-copy="text to copy"; data-copied="Copied" is shown for a while in its place.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button || !navigator.clipboard) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const before = button.textContent;
  button.textContent = button.dataset.copied || before;
  setTimeout(() => { button.textContent = before; }, 2000);
});

// The other pictures of a product: shown in the place of the main one instead of leaving the page.
document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-show]");
  const main = link && document.getElementById(link.dataset.show)?.querySelector("img");
  const small = link?.querySelector("img");
  if (!main || !small) return;
  event.preventDefault();
  main.removeAttribute("srcset");
  main.src = link.href;
  main.alt = small.alt;
  link.closest("ul").querySelectorAll("[aria-current]").forEach((each) => each.removeAttribute("aria-current"));
  link.setAttribute("aria-current", "true");
});

// A size that is picked shows its own price, price per kilogram, pack and stock.
document.addEventListener("change", ({ target }) => {
  if (!target.matches("input[data-price]")) return;
  for (const name of ["price", "each", "pack", "left"]) {
    document.querySelectorAll(`[data-shown="${name}"]`).forEach((each) => { each.textContent = target.dataset[name]; });
  }
  const field = target.form.querySelector("[data-stepper] input");
  if (!field) return;
  field.max = target.dataset.most;
  field.value = Math.min(Number(field.value) || 1, Number(field.max));
});

// Drop-downs close with Escape and with a click elsewhere.
const closeMenus = (except) => document.querySelectorAll("details.menu[open], details.drop[open]").forEach((each) => {
  if (each !== except) each.open = false;
});
document.addEventListener("click", (event) => closeMenus(event.target.closest("details")));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details.menu[open], details.drop[open]");
  closeMenus();
  open?.querySelector("summary").focus();
});

// A form is sent once, however often its button is pressed; the button tells that it is busy.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  event.submitter?.setAttribute("aria-busy", "true");
  setTimeout(freeForms, PATIENCE); // the answer may be a file, which leaves the page as it is
});
const PATIENCE = 10000;
const freeForms = () => document.querySelectorAll("form[data-sent]").forEach((form) => {
  delete form.dataset.sent;
  form.querySelectorAll("[aria-busy]").forEach((each) => each.removeAttribute("aria-busy"));
});
addEventListener("pageshow", freeForms);
