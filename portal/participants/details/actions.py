"""What changes what is known of a woman: her details, and how she may safely be reached."""

from dataclasses import fields

from sqlalchemy import select

from portal.participants.cases import actions as cases
from portal.participants.cases.models import Participant
from portal.participants.details.facts import DetailsChanged
from portal.participants.details.particulars import Particulars, check, columns, particulars_of
from portal.participants.household import queries as households
from portal.participants.household.kinds import Relation
from portal.ui.errors import ConflictError
from tenants import ledger, scope
from tenants.clock import today
from tenants.database import db


def save_details(participant: Participant, said: Particulars, *, edition: int | None) -> None:
    """Save what is known; raises ConflictError when somebody saved after the form was opened."""
    _lock(participant)
    saved = particulars_of(participant)
    if edition != saved.edition:
        raise ConflictError
    check(said, children_born_in=_children_born_in(participant), today=today())
    changed = [
        field.name
        for field in fields(said)
        if getattr(saved, field.name) != getattr(said, field.name)
    ]
    if not changed:
        return
    cases.change_details(participant, columns(said))
    db.session.flush()
    ledger.record(DetailsChanged(participant.id, changed), about=participant.id)


def _lock(participant: Participant) -> None:
    """Read the row anew, and let nobody change it until this is done."""
    query = select(Participant).where(
        Participant.organisation_id == scope.current().organisation_id,
        Participant.id == participant.id,
    )
    db.session.scalars(query.with_for_update().execution_options(populate_existing=True)).one()


def _children_born_in(participant: Participant) -> list[int]:
    return [
        each.born_in
        for each in households.memberships(participant.id)
        if each.relation == Relation.CHILD and each.born_in is not None
    ]
