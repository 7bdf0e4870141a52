"""From a segment to an utterance: what is said for each character of the text, and how it is read."""
