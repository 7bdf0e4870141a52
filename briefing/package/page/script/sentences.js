// Sentences to choose: by a click anywhere, or from the keyboard, where one of them at a time can be reached by Tab.

let reachable = null;

function makeReachable(sentence) {
  if (!sentence || sentence === reachable || find("article").contains(document.activeElement)) return;
  reachable?.setAttribute("tabindex", "-1");
  reachable = sentence;
  sentence.tabIndex = 0;
}

function startSentences() {
  const article = find("article");
  for (const sentence of sentences) sentence.tabIndex = -1;
  makeReachable(sentences[0]);
  article.addEventListener("click", (event) => {
    const sentence = event.target.closest(".s");
    if (!sentence || event.target.closest("a") || !getSelection().isCollapsed) return;
    playSentence(sentence);
  });
  article.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".s") || target === reachable) return;
    reachable?.setAttribute("tabindex", "-1");
    reachable = target;
    target.tabIndex = 0;
  });
  article.addEventListener("keydown", (event) => {
    if (!event.target.matches(".s") || event.ctrlKey || event.altKey || event.metaKey) return;
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.key === "Enter") playSentence(event.target);
    else if (by) sentences[sentences.indexOf(event.target) + by]?.focus();
    else return;
    event.preventDefault();
    if (by) wandering(true);
  });
}

function playSentence(sentence) {
  playFrom(episode.cues[sentences.indexOf(sentence)][0] / 1000);
}
