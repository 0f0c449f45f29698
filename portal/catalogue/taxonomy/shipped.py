"""The terms, their everyday words and the zones that come with the product, read from its files."""

import csv
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from portal.catalogue.taxonomy.models import Scheme
from portal.geography.zones import zones

TERMS = Path(__file__).with_name("terms.csv")
SYNONYMS = Path(__file__).with_name("synonyms.toml")
ZONES = UUID("c1c4b2a1-109a-4b26-905a-5f8558754ae3")

Row = dict[str, Any]


def term_rows() -> list[Row]:
    """Return every shipped term as a row of its table."""
    with TERMS.open(encoding="utf-8", newline="") as file:
        return [_term_row(line) for line in csv.DictReader(file)]


def zone_rows() -> list[Row]:
    """Return every shipped zone as a row of its table."""
    return [
        {
            "id": uuid5(ZONES, zone.key),
            "code": zone.key,
            "name_it": zone.name,
            "name_en": zone.english_name,
            "municipalities": list(zone.codes),
            "sort": place,
        }
        for place, zone in enumerate(zones())
    ]


def equivalents(language: str) -> Mapping[str, list[str]]:
    """Return what else to look for when a word is typed: "asilo" also finds "nido"."""
    words: Mapping[str, list[str]] = _synonyms()["words"].get(language, {})
    return words


def _term_row(line: Mapping[str, str]) -> Row:
    everyday = _synonyms()["terms"].get(line["code"], {})
    return {
        "id": UUID(line["uuid"]),
        "scheme": Scheme(line["scheme"]),
        "code": line["code"],
        "parent_code": line["parent_code"] or None,
        "name_it": line["name_it"],
        "name_en": line["name_en"],
        "description_it": line["description_it"],
        "description_en": line["description_en"],
        "synonyms_it": everyday.get("it", []),
        "synonyms_en": everyday.get("en", []),
        "sort": int(line["sort"]),
    }


@lru_cache(maxsize=1)
def _synonyms() -> dict[str, Any]:
    return tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
