"""Women whom an organisation follows, for tests: say what matters, the rest is plausible."""

from contextlib import contextmanager
from itertools import count

from portal.participants.cases import actions, queries
from portal.participants.cases.actions import NewCase
from portal.participants.cases.listing import actions as listing
from portal.participants.cases.listing.filters import Filter
from portal.participants.cases.models import Participant
from tenants.database import db, new_id
from tests.given import services
from tests.given.tenants import a_person, acting_for, user_id_of

_number = count(1)


def a_case(organisation_id, *, by=None, name="Anna", protected_for=(), **details):
    """A case of an organisation, opened by a welfare manager; returns the participant's id."""
    new = NewCase(
        given_name=name,
        family_name=details.pop("family_name", f"Esempio{next(_number)}"),
        owner_id=details.pop("owner_id", by),
        code=details.pop("code", ""),
        enrolled_on=details.pop("enrolled_on", None),
        details={"municipality": "096004", "born_in": 1988, **details},
    )
    with following(organisation_id, by):
        participant = actions.open_case(new)
        if protected_for:
            actions.protect(participant, named=frozenset(protected_for))
        return participant.id


@contextmanager
def following(organisation_id, user_id=None):
    """One transaction of a welfare manager, as a request would be; committed at its end."""
    with (
        services.in_use().app_context(),
        acting_for(organisation_id, user_id=user_id or new_id(), case_access=True),
    ):
        try:
            yield
            db.session.commit()
        finally:
            db.session.remove()


def case(organisation_id, participant_id):
    """The row of a case, as the web role reads it with case access; inside `following`."""
    return db.session.get(Participant, (organisation_id, participant_id))


def a_link(organisation_id, one, other, *, by=None):
    """Two cases that are said to be one woman; returns the link's id."""
    with following(organisation_id, by):
        actions.link(case(organisation_id, one), case(organisation_id, other))
        return queries.linked(one)[0][0].id


def a_transfer(organisation_id, *, to, **details):
    """A case that its owner hands over to somebody; returns the participant's id."""
    owner = user_id_of(a_person(organisation_id, roles=["welfare_manager"]))
    participant_id = a_case(organisation_id, by=owner, **details)
    with following(organisation_id, owner):
        actions.ask_transfer(case(organisation_id, participant_id), to=to)
    return participant_id


def a_saved_filter(organisation_id, user_id):
    """A filter that somebody keeps; returns its id."""
    with following(organisation_id, user_id):
        return listing.keep_filter("Senza contatto", Filter(silent="yes")).id
