"""The written form of a script, ``script.md``: what a person reads and edits, exactly and both ways."""
