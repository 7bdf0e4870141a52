// The keyboard, and the two dialogs. What "?" shows of a key stands in page.html, its words in wording.py.

const keys = {
  " ": toggle, k: toggle, K: toggle,
  ArrowLeft: () => jump(-JUMP_S), ArrowRight: () => jump(JUMP_S),
  p: () => step(episode.cues, -1), n: () => step(episode.cues, 1),
  P: () => step(episode.chapters, -1), N: () => step(episode.chapters, 1),
  "<": () => nudgeSpeed(-1), ">": () => nudgeSpeed(1),
  "/": openSearch, "?": () => openDialog("help"), s: () => openDialog("settings"),
  c: copyLink, r: returnToSpoken,
};
const wander = new Set(["ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"]);

function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape" && !find("finder").hidden) closeSearch();
    else if (event.key === "Escape" && root.classList.contains("more")) {
      showMore(false);
      find("more").focus();
    }
    if (wander.has(event.key) && !event.target.matches("input, select")) wandering(true);
    const action = keys[event.key];
    if (!action || !mayTake(event)) return;
    event.preventDefault();
    action();
  });
  for (const name of ["settings", "help"]) {
    find(`open-${name}`).addEventListener("click", () => openDialog(name));
    find(name).addEventListener("click", ({ target, currentTarget }) => {
      if (target === currentTarget) currentTarget.close(); // beside it, on the backdrop
    });
  }
}

/** Whether the key is ours: not while writing, and not a control's own. */
function mayTake({ key, target, repeat }) {
  if (target.matches("input[type=search]")) return false;
  if (target.matches("input, select") && (key.startsWith("Arrow") || key === " ")) return false;
  if (target.matches(".formula") && /^Arrow(Left|Right)$/.test(key)) return false; // a wide one scrolls
  if (target.matches("button, summary, a, select") && key === " ") return false;
  if (target.matches("select") && key.length === 1) return false; // it looks for an option that begins so
  if (repeat && !key.startsWith("Arrow")) return false;
  return settings.single || key.length > 1 || key === " ";
}

function openDialog(name) {
  showMore(false);
  find(name).showModal();
  keepPlace();
}
