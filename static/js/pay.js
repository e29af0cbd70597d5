// A page that waits for money asks by itself whether anything has changed, and is then read anew.
// data-poll: where to ask; data-mark: what it shows now. Without the script a reload does the same.

const page = document.querySelector("[data-poll]");
const FIRST = 4000;
const SLOWEST = 20000;
let wait = FIRST;

async function ask() {
  if (!document.hidden) {
    try {
      const answer = await fetch(page.dataset.poll, { headers: { Accept: "application/json" } });
      if (answer.ok && (await answer.json()).mark !== page.dataset.mark) {
        location.reload();
        return;
      }
    } catch {
      // No line at this moment: asked again later.
    }
    wait = Math.min(SLOWEST, wait * 1.1);
  }
  setTimeout(ask, wait);
}

if (page) {
  setTimeout(ask, wait);
  // Back from the banking app: this is the moment to look.
  document.addEventListener("visibilitychange", () => { if (!document.hidden) wait = FIRST; });
}
