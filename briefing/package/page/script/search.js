// Search in the text, in either script at once.

let matches = []; // [element, start, end]
let match = -1;
const foundText = typeof Highlight === "function" ? new Highlight() : null;

function startSearch() {
  const query = find("query");
  find("search").addEventListener("click", () => (find("finder").hidden ? openSearch() : closeSearch()));
  find("search-close").addEventListener("click", closeSearch);
  find("search-next").addEventListener("click", () => showMatch(1));
  find("search-previous").addEventListener("click", () => showMatch(-1));
  query.addEventListener("input", () => search(query.value));
  find("finder").addEventListener("submit", (event) => { event.preventDefault(); showMatch(1); });
  find("finder").addEventListener("keydown", (event) => {
    if (event.key === "Escape") closeSearch();
    else if (event.key === "Enter" && event.shiftKey && event.target === query) showMatch(-1);
    else return;
    event.preventDefault();
  });
}

function openSearch() {
  showMore(false);
  find("finder").hidden = false;
  find("search").setAttribute("aria-expanded", "true");
  find("query").select();
  find("query").focus();
  measureBar();
}

/** Closes it; the keyboard goes on at the sentence that was found. */
function closeSearch() {
  const found = matches[match]?.[0].closest(".s");
  find("finder").hidden = true;
  find("search").setAttribute("aria-expanded", "false");
  find("query").value = "";
  search("");
  measureBar();
  const opener = find("search").checkVisibility() ? find("search") : find("more");
  (found ?? opener).focus({ preventScroll: Boolean(found) });
}

function search(text) {
  const wanted = text.trim().toLowerCase();
  matches = [];
  match = -1;
  if (wanted) {
    for (const element of find("article").querySelectorAll("[data-passage]")) {
      const own = textNodes(element).map((node) => node.data).join("");
      for (const start of placesOf(wanted, own, element.dataset.other)) matches.push([element, start, start + wanted.length]);
    }
  }
  showFound();
  if (matches.length) showMatch(1);
  else find("matches").textContent = wanted ? word("search_none") : "";
}

/** Where `wanted` begins in any of `texts`, which are one text in different scripts. */
function placesOf(wanted, ...texts) {
  const places = new Set();
  for (const text of texts.filter(Boolean)) {
    const lower = text.toLowerCase();
    if (lower.length !== text.length) continue; // İ and its like would move what follows
    for (let at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, at + 1)) places.add(at);
  }
  return [...places].sort((one, other) => one - other);
}

function showFound() {
  if (!foundText) return;
  foundText.clear();
  for (const [element, start, end] of matches) foundText.add(rangeIn(element, start, end));
  CSS.highlights.set("found", foundText);
}

function showMatch(by) {
  if (!matches.length) return;
  match = (match + by + matches.length) % matches.length;
  find("matches").textContent = `${match + 1} / ${matches.length}`;
  wandering(true);
  matches[match][0].scrollIntoView({ block: "center" });
}
