"""Enrolling a woman who came or called: nobody like her is overlooked, no rule silently broken."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from portal.participants.cases.actions import NewCase
from portal.participants.cases.kinds import CaseState
from portal.participants.cases.models import Participant
from portal.participants.consent.actions import Answered
from portal.participants.consent.kinds import Channel, ConsentState, Purpose
from portal.participants.enrolment import checking, opening
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.duplicates import Duplicate
from portal.participants.enrolment.eligibility import Situation
from portal.participants.enrolment.kinds import OUTSIDE
from portal.participants.enrolment.opening import Opening
from portal.ui.language import gettext as _
from tenants import scope

OF_THE_CASE = (
    "born_in",
    "phone",
    "email",
    "living",
    "employment",
    "working_hours",
    "company",
    "isee_band",
    "speaks",
    "needs_interpreter",
    "call_at",
    "may_leave_message",
    "may_write",
    "call_note",
    "story",
)


def enrol(
    known: Mapping[str, Any], *, duplicates: Sequence[Duplicate], same_as: UUID | None
) -> Participant:
    """Open the case of a woman, followed by whoever enrols her.

    Raises EnrolmentError for what cannot be true, is missing, or breaks a rule without a reason.
    """
    if not (known["phone"] or known["email"]):
        raise EnrolmentError(_("Scrivi il telefono o l'e-mail: ne basta uno."), "phone")
    checking.check_family(known)
    if duplicates and known["same_as"] is None:
        raise EnrolmentError(_("Qualcuna le somiglia: guarda le schede e scegli."), "same_as")
    return opening.open_with(
        Opening(
            new=_case(known),
            children=known["children"],
            consents=_consents(known),
            failing=opening.failing_rules(situation(known)),
            override_reason=known["override_reason"] or "",
            same_as=same_as,
        )
    )


def situation(known: Mapping[str, Any]) -> Situation:
    """Return what the rules ask for; she was asked for her children, even if there are none."""
    return Situation(
        municipality=known["municipality"] or "",
        children_born_in=known["children"],
        isee_band=known["isee_band"],
    )


def _case(known: Mapping[str, Any]) -> NewCase:
    details = {name: known[name] for name in OF_THE_CASE}
    details["municipality"] = (known["municipality"] or "").replace(OUTSIDE, "")
    return NewCase(
        given_name=known["given_name"],
        family_name=known["family_name"] or "",
        owner_id=scope.current().user_id,
        state=CaseState.TO_CONTACT,
        details=details,
    )


def _consents(known: Mapping[str, Any]) -> dict[Purpose, tuple[ConsentState, Answered]]:
    how = Answered(language=known["speaks"][:2], channel=Channel(known["channel"]))
    return {purpose: (ConsentState(known[purpose]), how) for purpose in Purpose if known[purpose]}
