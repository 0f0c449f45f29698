"""Who is perhaps enrolled already: the same name and year of birth, or the same telephone."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import select

from portal.participants.cases.actions import phone_key
from portal.participants.cases.models import Participant
from portal.participants.importing.row_reading import Values
from tenants import scope
from tenants.database import db
from tenants.folding import sort_key
from tenants.sealing import blind_index

Mark = tuple[Any, ...]


class KnownWomen:
    """The women whom an organisation follows, by what tells one from another; read once.

    A protected woman is known to nobody here: the answer would tell her to who is not named.
    """

    def __init__(self) -> None:
        query = select(
            Participant.id, Participant.sort_key, Participant.born_in, Participant.phone_index
        ).where(
            Participant.organisation_id == scope.current().organisation_id,
            Participant.protected.is_(False),
        )
        self._by_mark: dict[Mark, UUID] = {}
        for row in db.session.execute(query):
            for mark in _marks(row.sort_key, row.born_in, row.phone_index):
                self._by_mark.setdefault(mark, row.id)

    def known(self, marks: Sequence[Mark]) -> UUID | None:
        """Return who is probably the woman of a row."""
        return next((self._by_mark[mark] for mark in marks if mark in self._by_mark), None)


def marks_of(values: Values) -> list[Mark]:
    """Return what tells the woman of a row from another."""
    name = sort_key(f"{values.get('family_name', '')} {values.get('given_name', '')}")
    phone = blind_index(phone_key(values.get("phone", "")))
    return _marks(name, values.get("born_in"), phone)


def _marks(name: str, born_in: int | None, phone: str) -> list[Mark]:
    """Return the marks: a telephone alone is not enough, as families share it; a name neither."""
    found: list[Mark] = []
    if born_in:
        found.append(("born", name, born_in))
    if phone:
        found.append(("phone", name, phone))
    return found
