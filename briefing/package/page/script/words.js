// The language of the interface: the text's own script, or English.

/** The word for `key` in the language of the interface. */
function word(key) {
  return episode.words[settings.english ? "en" : settings.characters][key];
}

function interfaceLanguage() {
  return settings.english ? "en" : settings.characters === "hant" ? "zh-Hant" : "zh-Hans";
}

function showWords() {
  const language = interfaceLanguage();
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = word(element.dataset.text);
    element.lang = language;
  }
  for (const element of document.querySelectorAll("[data-label]")) label(element, element.dataset.label);
  const button = find("english");
  button.textContent = settings.english ? "中文" : "English";
  button.lang = settings.english ? "zh" : "en";
}

/** Names `element` for those who see it (on hover) and those who do not. */
function label(element, key) {
  element.dataset.label = key;
  element.setAttribute("aria-label", word(key));
  if (element.matches("button, select")) element.title = word(key);
  // The language of a name is that of its element; landmarks keep that of what is in them.
  if (element.matches("button, select, input")) element.lang = interfaceLanguage();
}

/** Says something once, to the eye and to a screen reader. */
function say(text) {
  const status = find("status");
  status.textContent = text;
  status.lang = interfaceLanguage();
  clearTimeout(say.timer);
  say.timer = setTimeout(() => { status.textContent = ""; measureBar(); }, 4000);
  measureBar();
}

/** Tells the style how much of the window the player covers. */
function measureBar() {
  root.style.setProperty("--bar", `${find("player").offsetHeight}px`);
}
