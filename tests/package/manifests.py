"""The one builder of manifests for tests, and for the programs that tests run beside themselves."""

from briefing.files import MANIFEST
from briefing.package.manifest import Manifest, file_records

NOTHING_SAID = {
    "version": "0",
    "source_sha256": "",
    "derived_script_sha256": "",
    "script_sha256": "",
    "build": "",
    "engines": {},
    "voices": (),
    "duration_s": 1.0,
    "loudness_lufs": -19.0,
    "true_peak_dbtp": -1.0,
    "takes": (),
    "omissions": {},
    "changes": (),
    "label": None,
}


def write_manifest(folder, **said):
    """Writes the manifest of an episode whose other files are in ``folder``; ``said`` are its keys."""
    record = Manifest(**NOTHING_SAID | said, files=file_records(folder))
    (folder / MANIFEST.name).write_text(record.dump(), encoding="utf-8")
