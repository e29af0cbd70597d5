// The list of suggestions under the search field: at most eight rows, chosen by touch or by arrow keys.
// With an empty field: what this reader looked for lately, kept in her browser alone, and what many look for.

const LEAST = 2;
const MOST = 8;
const WAIT = 150;
const PICS = { seller: "user", category: "basket", clear: "close" };

const fold = (text) => [...text.normalize("NFC").toLowerCase()]
  .map((letter) => letter.replace("đ", "d").normalize("NFD")[0]).join("");

// Nothing is kept where the browser says not to, nor anything that looks like a number or an address of somebody.
const RECENT = "recent-searches";
const MOST_RECENT = 4;
const PERSONAL = /@|\d[\d .-]{4,}/;
const mayKeep = () => navigator.doNotTrack !== "1" && navigator.globalPrivacyControl !== true;
const recent = () => {
  try { return mayKeep() ? JSON.parse(localStorage.getItem(RECENT)) ?? [] : []; } catch { return []; }
};
const forget = () => { try { localStorage.removeItem(RECENT); } catch { /* closed storage keeps nothing anyway */ } };
const keep = (text) => {
  if (!mayKeep()) { forget(); return; }
  if (text.length < LEAST || PERSONAL.test(text)) return;
  const same = text.toLowerCase();
  const texts = [text, ...recent().filter((each) => each.toLowerCase() !== same)].slice(0, MOST_RECENT);
  try { localStorage.setItem(RECENT, JSON.stringify(texts)); } catch { /* full or closed: it is only a comfort */ }
};

// What a kind is called in the language of the page: data-kind-product and its like on the form.
const label = (form, kind = "") => form.dataset[`kind${kind.charAt(0).toUpperCase()}${kind.slice(1)}`] ?? kind;

function row(item, typed, id, form) {
  const link = document.createElement("a");
  link.className = "suggest__item";
  link.id = id;
  link.href = item.url;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  const pic = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  pic.setAttribute("class", "icon");
  pic.setAttribute("aria-hidden", "true");
  pic.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "use")).setAttribute("href", `#i-${PICS[item.kind] || "search"}`);
  const words = document.createElement("span");
  const letters = [...item.text.normalize("NFC")];
  const at = typed ? fold(item.text).indexOf(typed) : -1;
  if (at < 0) words.textContent = item.text;
  else {
    const bold = document.createElement("b");
    bold.textContent = letters.slice(at, at + typed.length).join("");
    words.append(letters.slice(0, at).join(""), bold, letters.slice(at + typed.length).join(""));
  }
  const kind = document.createElement("span");
  kind.className = "suggest__kind";
  kind.textContent = label(form, item.kind);
  if (item.kind === "clear") link.dataset.forget = "";
  link.append(pic, words, kind);
  return link;
}

function attach(form, number) {
  const field = form.querySelector("input[name=q]");
  const list = document.createElement("div");
  let timer, asking, popular, chosen = -1;
  list.className = "suggest";
  list.id = `suggest-${number}`;
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.label || "");
  form.append(list);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);

  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  };
  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((each, here) => each.setAttribute("aria-selected", String(here === index)));
    if (index < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[index].id);
  };
  const draw = (items, typed) => {
    list.replaceChildren(...items.slice(0, MOST).map((item, at) => row(item, typed, `${list.id}-${at}`, form)));
    show(items.length > 0 && document.activeElement === field);
  };
  const offer = async () => {
    const mine = recent().map((text) => ({ text, url: `${form.action}?q=${encodeURIComponent(text)}`, kind: "recent" }));
    if (mine.length) mine.push({ text: form.dataset.clear, url: "#", kind: "clear" });
    draw(mine, "");
    try {
      popular ??= (await (await fetch(form.dataset.suggest)).json()).suggestions;
      const others = popular.filter((item) => !mine.some((each) => fold(each.text) === fold(item.text)));
      if (!field.value.trim()) draw([...mine, ...others], "");
    } catch { /* without a line there are only her own */ }
  };
  const ask = async () => {
    const text = field.value.trim();
    asking?.abort();
    if (!text) { await offer(); return; }
    if (text.length < LEAST) { show(false); return; }
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(text)}`, { signal: asking.signal });
      if (!answer.ok) return;
      const { suggestions } = await answer.json();
      draw(suggestions, fold(text));
    } catch { show(false); } // a slow line takes the list away, never the search
  };

  show(false);
  field.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, WAIT); });
  field.addEventListener("focus", () => { if (!field.value.trim()) offer(); });
  form.addEventListener("submit", () => keep(field.value.trim()));
  list.addEventListener("click", (event) => {
    if (!event.target.closest("[data-forget]")) return;
    event.preventDefault();
    forget();
    field.focus();
    offer();
  });
  field.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (list.hidden || !count) return;
    if (event.key === "ArrowDown") choose((chosen + 1) % count);
    else if (event.key === "ArrowUp") choose((chosen - 1 + count) % count);
    else if (event.key === "Escape") show(false);
    else if (event.key === "Enter" && chosen >= 0) list.children[chosen].click();
    else return;
    event.preventDefault();
  });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) show(false); });
}

document.querySelectorAll("form[data-suggest]").forEach(attach);
