"""Turns a written Chinese article into a spoken Mandarin briefing."""

__version__ = "0.1.0"
