"""The simplified outlines of the municipalities, as SVG paths on an integer grid."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from portal.geography.projection import Projection

SOURCE = Path(__file__).with_name("outlines.json")


@dataclass(frozen=True, slots=True)
class Outlines:
    """One path a municipality, by code, and how to place further points among them."""

    view_box: str
    projection: Projection
    paths: Mapping[str, str]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Read the outlines once."""
    contents = json.loads(SOURCE.read_text(encoding="utf-8"))
    return Outlines(
        view_box=" ".join(str(edge) for edge in contents["view_box"]),
        projection=Projection(**contents["projection"]),
        paths=MappingProxyType(contents["paths"]),
    )
