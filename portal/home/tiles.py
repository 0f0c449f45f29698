"""The twelve doors of the first page: the groups of the taxonomy, each with examples."""

from dataclasses import dataclass

from portal.catalogue.taxonomy import queries as taxonomy

EXAMPLES = 3
OTHER = "compass"
ICONS = {
    "EDU": "balloon",
    "DOP": "backpack",
    "ORI": "compass",
    "CUR": "heart",
    "LAV": "briefcase",
    "FOR": "mortarboard",
    "IMP": "lightbulb",
    "BEN": "cup-hot",
    "FAM": "house-heart",
    "CON": "chat-dots",
    "TRA": "bus-front",
    "AZI": "buildings",
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One group of kinds of service, as a door to the search."""

    code: str
    name: str
    icon: str
    examples: str


def tiles() -> list[Tile]:
    return [
        Tile(
            code=group.term.code,
            name=group.term.name(),
            icon=ICONS.get(group.term.code, OTHER),
            examples=" · ".join(kind.name() for kind in group.kinds[:EXAMPLES]),
        )
        for group in taxonomy.tree()
    ]
