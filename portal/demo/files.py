"""The files of the demo network, read as they stand."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

FOLDER = Path(__file__).resolve().parent / "network"
SPACE = UUID("b11a1c1a-0000-5000-8000-000000000000")  # ids that are the same in every demo


def demo_id(*names: object) -> UUID:
    """Return the id of a demo thing: always the same for the same names."""
    return uuid5(SPACE, "/".join(str(name) for name in names))


@cache
def organisations() -> list[dict[str, Any]]:
    return list(_read(FOLDER / "organisations.toml")["organisation"])


@cache
def people() -> list[dict[str, Any]]:
    return list(_read(FOLDER / "people.toml")["person"])


@cache
def services() -> list[tuple[str, dict[str, Any]]]:
    """Return each service beside the slug of its organisation."""
    return [
        (file.stem, service)
        for file in sorted((FOLDER / "services").glob("*.toml"))
        for service in _read(file)["service"]
    ]


def _read(file: Path) -> dict[str, Any]:
    with file.open("rb") as source:
        return tomllib.load(source)
