"""What the lead does about the organisations of the network."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy.exc import ProgrammingError

from portal.organisations.partners import queries
from portal.organisations.partners.facts import (
    AdminInvited,
    OrganisationFounded,
    OrganisationLeft,
    OrganisationReactivated,
    OrganisationSuspended,
)
from portal.organisations.partners.permissions import Partners
from portal.organisations.partners.reasons import NEXT_STATES, Reason
from portal.organisations.tokens import invitation_token
from portal.ui.errors import ConflictError
from portal.ui.language import gettext as _
from tenants import door, ledger, tokens
from tenants.clock import now
from tenants.database import db, new_id, random_id
from tenants.folding import sort_key
from tenants.ledger import Letter
from tenants.models import Language, Organisation, OrganisationKind, OrganisationState

INVITATION_LASTS = timedelta(days=7)
FACTS: dict[OrganisationState, type] = {
    OrganisationState.ACTIVE: OrganisationReactivated,
    OrganisationState.SUSPENDED: OrganisationSuspended,
    OrganisationState.LEFT: OrganisationLeft,
}


class PartnerError(Exception):
    """Something that the network's rules forbid; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


def found_organisation(
    *, kind: OrganisationKind, name: str, email: str, language: Language
) -> UUID:
    """Let an organisation into the network and invite the first person who will administer it."""
    if queries.is_named(sort_key(name)):
        raise PartnerError(_("C'è già un'organizzazione con questo nome."), "name")
    organisation_id = new_id()
    door.call_inside(
        "found_organisation",
        organisation=organisation_id,
        kind=kind.value,
        name=name,
        sort_key=sort_key(name),
        language=language.value,
        at=now(),
    )
    ledger.record(OrganisationFounded(organisation_id, kind.value), about=organisation_id)
    invite_admin(organisation_id, email=email, language=language)
    return organisation_id


def invite_admin(organisation_id: UUID, *, email: str, language: Language) -> None:
    """Invite the first admin; an earlier invitation stops working.

    Raises PartnerError where somebody administers already: from then on only they invite.
    """
    invitation_id = random_id()
    try:
        with db.session.begin_nested():
            door.call_inside(
                "invite_admin",
                organisation=organisation_id,
                invitation=invitation_id,
                address=email.strip().lower(),
                language=language.value,
                token=tokens.hashed(invitation_token(invitation_id)),
                until=now() + INVITATION_LASTS,
                at=now(),
            )
    except ProgrammingError as error:
        words = _("Qualcuno amministra già questa organizzazione: ora invita da sola le persone.")
        raise PartnerError(words) from error
    fact = AdminInvited(organisation_id, invitation_id)
    ledger.record(fact, about=organisation_id, letters=[Letter("organisations/invitation")])


def change_state(
    organisation_id: UUID, *, wanted: OrganisationState, reason: Reason, seen: int | None
) -> Organisation:
    """Suspend, reactivate or mark as left; raises ConflictError when it changed meanwhile."""
    organisation = queries.partner(organisation_id, Partners.CHANGE_STATE, for_update=True)
    if seen != organisation.version:
        raise ConflictError
    if wanted not in NEXT_STATES[organisation.state]:
        raise PartnerError(_("Scegli una delle voci dell'elenco."), "state")
    door.call_inside(
        "set_organisation_state", organisation=organisation.id, wanted=wanted.value, at=now()
    )
    db.session.expire(organisation)
    ledger.record(FACTS[wanted](organisation_id, reason.value), about=organisation_id)
    return organisation
