// The text itself: simplified or traditional characters, pinyin above them, ranges in it.

function isText({ parentNode: home }) {
  return !home.closest("rt, rp, sup") && (!home.closest("math") || home.matches("annotation"));
}

/** The text nodes of `element`, without those of pinyin and of the marks of notes; of a formula its TeX, unseen. */
function textNodes(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (isText(walker.currentNode)) nodes.push(walker.currentNode);
  return nodes;
}

/** Puts every text into the script that the reader chose. Both have the same length, so markup stays. */
function showCharacters() {
  const other = settings.characters !== episode.script;
  if (other !== (root.dataset.characters === "other")) {
    for (const element of document.querySelectorAll("[data-other]")) exchange(element);
    root.dataset.characters = other ? "other" : "own";
    root.lang = settings.characters === "hant" ? "zh-Hant" : "zh-Hans";
    document.title = episode.title[other ? 1 : 0];
  }
  showWords();
}

function exchange(element) {
  const nodes = textNodes(element);
  const replacement = element.dataset.other;
  element.dataset.other = nodes.map((node) => node.data).join("");
  let at = 0;
  for (const node of nodes) {
    const end = at + node.data.length;
    node.data = replacement.slice(at, end);
    at = end;
  }
}

/** Sets pinyin above the characters, or takes it away: the readings that were spoken. */
function showPinyin() {
  for (const [id, readings] of Object.entries(episode.readings)) {
    const element = find(id);
    if (settings.pinyin) addPinyin(element, readings);
    else removePinyin(element);
  }
}

function addPinyin(element, readings) {
  if (element.querySelector("ruby")) return;
  const nodes = textNodes(element);
  let node = nodes.shift();
  let at = 0; // where `node` begins in the text
  for (const [start, end, said] of readings) {
    while (node && at + node.data.length <= start) {
      at += node.data.length;
      node = nodes.shift();
    }
    if (!node || start < at || end > at + node.data.length) continue; // part link, part not: left bare
    if (node.parentNode.matches("annotation")) continue;
    const base = start > at ? node.splitText(start - at) : node;
    const rest = end - start < base.data.length ? base.splitText(end - start) : null;
    const ruby = document.createElement("ruby");
    base.replaceWith(ruby);
    ruby.append(base, small("rp", "("), small("rt", said), small("rp", ")"));
    if (!rest) {
      at = end;
      node = nodes.shift();
      continue;
    }
    at = end;
    node = rest;
  }
}

function small(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  if (tag === "rt") element.lang = "zh-Latn-pinyin";
  return element;
}

function removePinyin(element) {
  for (const ruby of element.querySelectorAll("ruby")) ruby.replaceWith(ruby.firstChild);
  element.normalize();
}

/** The characters from `start` to `end` of `element`, as a range. */
function rangeIn(element, start, end) {
  const range = document.createRange();
  let at = 0;
  for (const node of textNodes(element)) {
    const length = node.data.length;
    if (start >= at && start < at + length) range.setStart(node, start - at);
    if (end > at && end <= at + length) {
      range.setEnd(node, end - at);
      break;
    }
    at += length;
  }
  return range;
}
