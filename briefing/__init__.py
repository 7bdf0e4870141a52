"""Turns a written Chinese article into a spoken Mandarin briefing."""

import os

__version__ = "0.1.0"

# ONNX Runtime from 1.32 on reports to its maker unless this stands in the environment before it is imported;
# its own function to disable that comes too late. Whatever imports it here (Kokoro, a worker, an engine of a
# third party) has imported this package before.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
