// Filters beside a list take effect at once on desks; on phones the sheet keeps its button.

const WIDE = matchMedia("(min-width: 60em)");
let asking;

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
    history.pushState({}, "", address);
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
addEventListener("popstate", (event) => { if (event.state) location.reload(); });
history.replaceState({}, "");
