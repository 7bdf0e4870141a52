// What the page was built with. Times are in milliseconds, positions in UTF-16 units of a passage's text.

const root = document.documentElement;
const find = (id) => document.getElementById(id);

/** @type {{id: string, script: "hans"|"hant", title: string[], artist: string, album: string, duration: number,
 *   cues: [start: number, end: number, id: string, words: number[]][], chapters: [start: number, id: string][],
 *   readings: Object<string, [start: number, end: number, said: string][]>, words: Object<string, Object>}} */
let episode;
/** The element of each cue, and of each chapter its link. */
let sentences = [];
let chapterLinks = [];
let audio;

function loadData() {
  episode = JSON.parse(find("data").textContent);
  audio = find("audio");
  sentences = episode.cues.map((cue) => find(cue[2]));
  chapterLinks = episode.chapters.map(([, id]) => find(`to-${id}`));
}

/** The index of the last of `rows` whose first value is at most `ms`, or -1. */
function lastAt(rows, ms) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle][0] <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The length of the episode to the nearest second, as the command line and the feed tell it. */
function runningTime() {
  return clock(Math.round(episode.duration / 1000));
}

/** 83 as 1:23, 3723 as 1:02:03. */
function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const parts = [Math.floor(whole / 60) % 60, whole % 60];
  if (whole >= 3600) parts.unshift(Math.floor(whole / 3600));
  return parts.map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":");
}
