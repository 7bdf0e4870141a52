"""Listens to a finished episode, and says what a person should hear again.

``ear`` turns sound into text, ``heard`` sets that against what was to be said, syllable by syllable, and
``compared`` says what is wrong; ``measures`` looks at the samples, ``episode`` at the files. ``listening``
does it for a whole episode in bounded memory. What ``judging`` makes of it are ``findings``, which ``report``
sets as a page.
"""
