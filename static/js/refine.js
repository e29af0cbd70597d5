// Filters beside a list take effect at once on desks; on phones the sheet keeps its button.

const WIDE = matchMedia("(min-width: 60em)");
let asking;

// The address as the page itself gives it, to be kept and sent on: one order, nothing empty.
function shared(page) {
  const link = page.querySelector("link[rel=canonical]");
  if (!link) return null;
  const { pathname, search } = new URL(link.href);
  return pathname + search;
}

async function show(address) {
  asking?.abort();
  asking = new AbortController();
  const list = document.getElementById("listing");
  list.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement?.id;
    for (const id of ["list-top", "listing"]) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
    history.pushState({}, "", shared(page) ?? address);
    document.title = page.title;
    if (focused) document.getElementById(focused)?.focus();
  } catch (fault) {
    if (fault.name !== "AbortError") location.assign(address);
  }
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-refine]");
  if (!form || !WIDE.matches) return;
  const filled = [...new FormData(form)].filter(([, value]) => value !== "");
  show(`${location.pathname}?${new URLSearchParams(filled)}`);
});
// A form that is sent leaves out what was not filled in.
document.addEventListener("formdata", (event) => {
  if (!event.target.matches("form[data-refine]")) return;
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});
addEventListener("popstate", (event) => { if (event.state) location.reload(); });
history.replaceState({}, "");
