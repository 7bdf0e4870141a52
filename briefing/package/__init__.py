"""Audio and script become the folder of an episode: tags, transcript, chapters, cover, manifest."""
