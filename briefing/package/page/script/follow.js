// The sentence that is spoken: marked within a frame of the audio's clock, and kept in view.

let current = -1; // index of the cue that is marked
let currentWord = -1;
let currentChapter = -1;
let away = false; // the reader scrolled elsewhere
let looks = 0; // how often to look again, after scrolling, whether the sentence is in view
const spokenWord = typeof Highlight === "function" ? new Highlight() : null;

/** Looks at the audio's clock once a frame while it plays. */
function watch() {
  if (audio.paused) return;
  follow();
  requestAnimationFrame(watch);
}

/** Marks what sounds now. `moved`: the reader jumped, so the text goes along. */
function follow(moved) {
  const ms = audio.currentTime * 1000;
  showTime();
  const index = lastAt(episode.cues, ms);
  if (index !== current) {
    sentences[current]?.classList.remove("on");
    sentences[current]?.removeAttribute("aria-current");
    current = index;
    currentWord = -1;
    sentences[current]?.classList.add("on");
    sentences[current]?.setAttribute("aria-current", "true");
    showChapter(ms);
    makeReachable(sentences[current]);
    moved = true;
  }
  if (settings.word) markWord();
  if (moved) keepInView();
}

function showChapter(ms) {
  const index = lastAt(episode.chapters, ms);
  if (index === currentChapter) return;
  chapterLinks[currentChapter]?.removeAttribute("aria-current");
  currentChapter = index;
  chapterLinks[currentChapter]?.setAttribute("aria-current", "true");
}

/** Marks the word that sounds; `anew` after the setting, or the text, changed. */
function markWord(anew) {
  if (!spokenWord) return;
  CSS.highlights.set("word", spokenWord);
  const words = current >= 0 && settings.word ? episode.cues[current][3] : [];
  const ms = audio.currentTime * 1000 - (current >= 0 ? episode.cues[current][0] : 0);
  let index = -1; // words are triples: when, from, to
  while ((index + 1) * 3 < words.length && words[(index + 1) * 3] <= ms) index += 1;
  if (index === currentWord && !anew) return;
  currentWord = index;
  spokenWord.clear();
  if (index >= 0) spokenWord.add(rangeIn(sentences[current], words[index * 3 + 1], words[index * 3 + 2]));
}

/** Scrolls the sentence into the middle of what the player leaves free, if it is not well inside. */
function keepInView() {
  looks = 3;
  scrollToSpoken();
}

function scrollToSpoken() {
  const sentence = sentences[current];
  if (!sentence || away || !settings.follow) return;
  const { top, bottom } = sentence.getBoundingClientRect();
  const height = innerHeight - covered();
  if (top > height * 0.12 && bottom < height * 0.88) return;
  const goal = scrollY + top - Math.max(height * 0.12, (height - (bottom - top)) / 2.6);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches || Math.abs(goal - scrollY) > 2 * innerHeight;
  scrollTo({ top: goal, behavior: still ? "instant" : "smooth" });
}

/** After our own scrolling: with pinyin, what was far away is laid out only now, and may have moved. */
function lookAgain() {
  if (looks-- > 0) requestAnimationFrame(() => requestAnimationFrame(scrollToSpoken));
}

/** How many pixels at the window's lower edge the player covers, or the settings. */
function covered() {
  const settingsCover = find("settings").open ? innerHeight - find("settings").getBoundingClientRect().top : 0;
  return Math.max(find("player").offsetHeight, settingsCover);
}

/** After the text changed its size: brings the marked sentence back to where the reader looks. */
function keepPlace() {
  measureBar();
  keepInView();
}

/** The reader scrolls elsewhere, and is left alone until they come back. */
function wandering(now) {
  away = now && current >= 0 && settings.follow;
  find("return").hidden = !away;
}

function returnToSpoken() {
  wandering(false);
  keepInView();
}

function startFollowing() {
  for (const event of ["wheel", "touchmove"]) addEventListener(event, () => wandering(true), { passive: true });
  for (const event of ["seeked", "timeupdate", "loadedmetadata"]) audio.addEventListener(event, () => follow());
  addEventListener("scrollend", lookAgain);
  addEventListener("resize", measureBar);
}
