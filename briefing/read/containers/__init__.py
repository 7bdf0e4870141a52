"""Documents of other programs: zip files and what is in them, subtitles; each read as an Article."""
