// Headphones, keyboards and lock screens: the Media Session API.

function startSession() {
  const session = navigator.mediaSession;
  if (!session || typeof MediaMetadata !== "function") return;
  const [title] = episode.title;
  const { href: src } = document.querySelector("link[rel=icon]");
  const artwork = location.protocol === "file:" ? [] : [{ src, type: "image/jpeg" }];
  session.metadata = new MediaMetadata({ title, artist: episode.artist, album: episode.album, artwork });
  const handlers = {
    play: toggle,
    pause: toggle,
    seekbackward: ({ seekOffset }) => jump(-(seekOffset || JUMP_S)),
    seekforward: ({ seekOffset }) => jump(seekOffset || JUMP_S),
    seekto: ({ seekTime }) => seek(seekTime),
    previoustrack: () => step(episode.chapters, -1),
    nexttrack: () => step(episode.chapters, 1),
  };
  for (const [action, handler] of Object.entries(handlers)) {
    try {
      session.setActionHandler(action, handler);
    } catch {
      // An action that this browser does not know.
    }
  }
  for (const event of ["play", "seeked", "ratechange"]) {
    audio.addEventListener(event, () => session.setPositionState?.({
      duration: episode.duration / 1000,
      playbackRate: audio.playbackRate,
      position: Math.min(audio.currentTime, episode.duration / 1000),
    }));
  }
}
