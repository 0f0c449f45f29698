"""The commands of the project: `.venv/bin/flask …` from its root."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register every command."""
