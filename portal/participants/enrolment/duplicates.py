"""Looking for a woman among those whom the organisation follows, before her case is opened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from portal.participants.cases import queries as cases
from portal.participants.cases.actions import phone_key
from portal.participants.cases.models import Participant
from portal.participants.enrolment.likeness import Sign, Traits, matches
from tenants import scope
from tenants.database import db
from tenants.sealing import blind_index


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A woman who is followed already and may be the same, and what says so."""

    participant: Participant
    signs: tuple[Sign, ...]


def possible_duplicates(known: Mapping[str, Any]) -> Sequence[Duplicate]:
    """Return who may be this woman; a protected one is found by her named staff only."""
    looked_for = Traits(
        name=f"{known.get('family_name') or ''} {known.get('given_name') or ''}",
        born_in=known.get("born_in"),
        phone_index=blind_index(phone_key(known.get("phone") or "")),
        email_index=blind_index((known.get("email") or "").strip().lower()),
    )
    found = matches(looked_for, _all_traits())
    people = cases.participants([match.id for match in found])
    return [Duplicate(people[match.id], match.signs) for match in found if match.id in people]


def _all_traits() -> list[Traits]:
    query = select(
        Participant.id,
        Participant.sort_key,
        Participant.born_in,
        Participant.phone_index,
        Participant.email_index,
    ).where(Participant.organisation_id == scope.current().organisation_id)
    return [
        Traits(id=id_, name=name, born_in=born_in, phone_index=phone, email_index=email)
        for id_, name, born_in, phone, email in db.session.execute(query)
    ]
