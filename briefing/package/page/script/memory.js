// Where to begin: the moment a link names (#t=83), or where the reader was last time.

const HEAD_S = 5; // from so near the beginning, or to so near the end, nothing is resumed

function startMemory() {
  const key = `briefing:position:${episode.id}`;
  const keepPosition = () => keep(key, Math.floor(audio.currentTime));
  if (!goToHash()) resume(recall(key));
  addEventListener("hashchange", goToHash);
  addEventListener("pagehide", keepPosition);
  audio.addEventListener("pause", keepPosition);
  setInterval(() => { if (!audio.paused) keepPosition(); }, 5000);
}

function resume(seconds) {
  if (!(seconds > HEAD_S && seconds < episode.duration / 1000 - HEAD_S)) return;
  seek(seconds); // before the audio is there, too: it will begin so
  say(word("resumed") + clock(seconds));
}

/** Whether the address names a moment: #t=83, #t=83.5, #t=1:23, #t=1:02:03 (W3C Media Fragments). */
function goToHash() {
  const found = /^#t=(?:npt:)?((?:\d+:){0,2}\d+(?:\.\d*)?)(?:,|$)/.exec(location.hash);
  if (!found) return false;
  seek(found[1].split(":").reduce((sum, part) => sum * 60 + Number(part), 0));
  return true;
}
