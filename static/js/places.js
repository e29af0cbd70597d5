// Communes follow the province: <select data-communes="/address" data-province="id of the province field">.
// The address answers ?province=CODE with {"communes": [{"code", "name"}]}. Without the script the form asks in two steps.

document.querySelectorAll("select[data-communes]").forEach((communes) => {
  const province = document.getElementById(communes.dataset.province);
  const first = communes.querySelector("option[value='']")?.cloneNode(true);
  let asking;
  province?.addEventListener("change", async () => {
    asking?.abort();
    asking = new AbortController();
    communes.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(`${communes.dataset.communes}?province=${encodeURIComponent(province.value)}`, { signal: asking.signal });
      const list = (await answer.json()).communes;
      communes.replaceChildren(...(first ? [first.cloneNode(true)] : []), ...list.map(({ code, name }) => new Option(name, code)));
      communes.value = "";
      communes.disabled = false;
      communes.dispatchEvent(new Event("change")); // a list that hangs on this one begins anew
    } catch (fault) {
      if (fault.name === "AbortError") return;
    }
    communes.removeAttribute("aria-busy");
  });
});
