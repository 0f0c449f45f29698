"""The pages of oversight as the faces of one thing."""

from typing import Any

from flask import url_for

from portal.ui.language import lazy as _l
from portal.ui.shell import Link

TABS: tuple[tuple[str, Any], ...] = (
    ("oversight.show", _l("Andamento")),
    ("oversight.exchanges", _l("Da chi a chi")),
    ("overdue.show", _l("In ritardo")),
    ("oversight.refusals", _l("Non andati avanti")),
    ("oversight.demand", _l("Bisogni senza risposta")),
)


def tabs(current: str) -> list[Link]:
    """Return the pages of the board."""
    return [
        Link(str(words), url_for(endpoint), "", endpoint == current) for endpoint, words in TABS
    ]
