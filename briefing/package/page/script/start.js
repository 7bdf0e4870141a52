document.addEventListener("DOMContentLoaded", () => {
  loadData();
  startSettings();
  showCharacters();
  if (settings.pinyin) showPinyin();
  find("english").hidden = false;
  find("contents").open = matchMedia("(min-width: 72rem)").matches;
  startSentences();
  startPlayer();
  startFollowing();
  startSearch();
  startKeys();
  startSession();
  measureBar();
  startMemory();
});
