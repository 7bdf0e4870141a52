// The reader's choices, kept for every episode of this site. Applied before the page is first painted.

const defaults = {
  theme: "auto", size: 100, pinyinSize: 50, leading: 180, characters: "", english: false, speed: 1,
  pinyin: false, word: false, follow: true, single: true,
};
const settings = { ...defaults, ...recall("briefing:settings") };

/** What was kept under `key`; undefined where nothing is, or nothing may be kept (some browsers, from disk). */
function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? undefined;
  } catch {
    return undefined;
  }
}

function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Then it holds for this visit only.
  }
}

function change(name, value) {
  settings[name] = value;
  keep("briefing:settings", settings);
  applyLook();
}

function applyLook() {
  root.classList.add("js");
  root.classList.toggle("pinyin", settings.pinyin);
  if (settings.theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = settings.theme;
  root.style.setProperty("--size", settings.size / 100);
  root.style.setProperty("--pinyin-size", settings.pinyinSize / 100);
  root.style.setProperty("--leading", settings.leading / 100);
}

applyLook();

/** Sets the controls of the dialog to the choices, and listens to them. */
function startSettings() {
  const form = find("settings").querySelector("form");
  if (!settings.characters) settings.characters = episode.script;
  for (const name of ["theme", "characters", "size", "pinyinSize", "leading"]) form.elements[name].value = settings[name];
  for (const name of ["pinyin", "word", "follow", "single"]) form.elements[name].checked = settings[name];
  showMeasures(form);
  form.addEventListener("input", ({ target }) => {
    const value = target.type === "checkbox" ? target.checked : target.type === "range" ? Number(target.value) : target.value;
    change(target.name, value);
    showMeasures(form);
    if (target.name === "characters") showCharacters();
    if (target.name === "pinyin") showPinyin();
    if (target.name === "word") markWord(true);
    keepPlace();
  });
  find("english").addEventListener("click", () => {
    change("english", !settings.english);
    showWords();
  });
}

/** Says beside each slider where it stands, to a screen reader in the same words. */
function showMeasures(form) {
  const measures = {
    size: `${settings.size} %`, pinyinSize: `${settings.pinyinSize} %`, leading: (settings.leading / 100).toFixed(1),
  };
  for (const [name, text] of Object.entries(measures)) {
    form.elements[name].nextElementSibling.textContent = text;
    form.elements[name].setAttribute("aria-valuetext", text);
  }
}
