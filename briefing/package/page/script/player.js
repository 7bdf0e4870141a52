// The player's buttons, and what they do.

const JUMP_S = 15;

function startPlayer() {
  audio.controls = false;
  find("bar").hidden = false;
  find("total").textContent = runningTime();
  find("position").max = Math.ceil(episode.duration / 1000);
  const actions = {
    play: toggle,
    back: () => jump(-JUMP_S),
    forward: () => jump(JUMP_S),
    "previous-sentence": () => step(episode.cues, -1),
    "next-sentence": () => step(episode.cues, 1),
    "previous-chapter": () => step(episode.chapters, -1),
    "next-chapter": () => step(episode.chapters, 1),
    link: copyLink,
    more: () => showMore(!root.classList.contains("more")),
    return: returnToSpoken,
  };
  for (const [id, action] of Object.entries(actions)) find(id).addEventListener("click", action);
  find("position").addEventListener("input", ({ target }) => seek(Number(target.value)));
  find("position").addEventListener("keydown", () => showTime(true)); // it holds still while it has focus, not to chatter
  find("speed").addEventListener("change", ({ target }) => setSpeed(Number(target.value)));
  setSpeed(settings.speed);
  audio.addEventListener("play", () => showPlaying(true));
  audio.addEventListener("pause", () => showPlaying(false));
  audio.addEventListener("error", () => { find("broken").hidden = false; measureBar(); });
  if (audio.error) find("broken").hidden = false;
  find("chapter-list").addEventListener("click", (event) => {
    const index = chapterLinks.indexOf(event.target.closest("a"));
    if (index < 0) return;
    event.preventDefault();
    playFrom(episode.chapters[index][0] / 1000);
  });
  showTime();
}

function toggle() {
  if (audio.paused) audio.play().catch(() => {}); // "error" tells of a file that cannot be played
  else audio.pause();
}

/** Goes to `seconds`, and has the text follow. */
function seek(seconds) {
  audio.currentTime = Math.min(Math.max(0, seconds), episode.duration / 1000);
  wandering(false);
  follow(true);
  showTime(true);
}

function playFrom(seconds) {
  seek(seconds);
  if (audio.paused) toggle();
}

function jump(seconds) {
  seek(audio.currentTime + seconds);
}

/** To the next of `rows` (1), or the one before (-1): from well inside one, to its beginning. */
function step(rows, by) {
  const ms = audio.currentTime * 1000;
  const current = lastAt(rows, ms + 1);
  const inside = current >= 0 && ms - rows[current][0] > 1500;
  const target = by > 0 ? current + 1 : inside ? current : current - 1;
  if (target < rows.length) seek(target < 0 ? 0 : rows[target][0] / 1000);
}

function setSpeed(speed) {
  audio.preservesPitch = true;
  audio.defaultPlaybackRate = speed;
  audio.playbackRate = speed;
  find("speed").value = speed;
  change("speed", speed);
}

/** One notch slower (-1) or faster (1). */
function nudgeSpeed(by) {
  const select = find("speed");
  const index = Math.min(Math.max(0, select.selectedIndex + by), select.length - 1);
  setSpeed(Number(select.options[index].value));
  say(`${word("speed")} ${select.options[index].text}`);
}

function showPlaying(playing) {
  root.classList.toggle("playing", playing);
  label(find("play"), playing ? "pause" : "play");
  if (playing) watch();
}

/** Opens the sheet with all controls, or closes it, where the window has room for one row of them. */
function showMore(open) {
  root.classList.toggle("more", open);
  find("more").setAttribute("aria-expanded", open);
  keepPlace();
}

/** Shows the time and its slider; the slider that has focus only when the reader moved it. */
function showTime(moved) {
  const now = clock(audio.currentTime);
  if (find("now").textContent === now && !moved) return;
  find("now").textContent = now;
  const slider = find("position");
  if (document.activeElement === slider && !moved) return;
  slider.value = audio.currentTime;
  slider.setAttribute("aria-valuetext", now + word("of") + runningTime());
}

/** Puts the link to this moment into the address bar, and onto the clipboard where that is allowed. */
function copyLink() {
  const url = new URL(location.href);
  url.hash = `t=${Math.floor(audio.currentTime)}`;
  history.replaceState(null, "", url.hash);
  const copied = navigator.clipboard?.writeText(url.href) ?? Promise.reject();
  copied.then(() => say(word("link_copied")), () => say(word("link_shown")));
}
