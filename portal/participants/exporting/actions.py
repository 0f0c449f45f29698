"""A list goes out: who took it is written down before it leaves."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from portal.participants.cases.models import Participant
from portal.participants.exporting.facts import CasesExported
from tenants import door, scope
from tenants.clock import now
from tenants.database import new_id

PAGE = "case_export.file"  # what the record of accesses calls it


def note_export(fact: CasesExported, people: Sequence[Participant]) -> None:
    """Write down, on a connection of its own, that a list went out, and whose names with it.

    When it cannot be written the error goes on, and nothing leaves.
    """
    current = scope.current()
    named = sorted({person.id for person in people}) if fact.with_names else []
    door.call(
        "note_export",
        record=new_id(),
        organisation=current.organisation_id,
        person=current.user_id,
        participants=named,
        page=PAGE,
        content=json.dumps(asdict(fact)),
        at=now(),
    )
