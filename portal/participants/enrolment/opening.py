"""A case opened with all that is known at once: the woman, her children, what she agreed to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from portal.participants.cases import actions as cases
from portal.participants.cases import queries as known_cases
from portal.participants.cases.actions import NewCase
from portal.participants.cases.models import Participant
from portal.participants.consent import actions as consent
from portal.participants.consent.actions import Answered
from portal.participants.consent.kinds import ConsentState, Purpose
from portal.participants.enrolment import queries
from portal.participants.enrolment.checking import EnrolmentError
from portal.participants.enrolment.eligibility import Situation, eligibility
from portal.participants.enrolment.kinds import Rule
from portal.participants.household import actions as households
from portal.participants.household.kinds import Relation
from portal.participants.household.membership import HouseholdError, MemberDetails
from portal.ui.language import gettext as _
from tenants.clock import today


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What a new case begins with; `same_as` is a row that is probably the same woman's."""

    new: NewCase
    children: Sequence[int] = ()
    consents: Mapping[Purpose, tuple[ConsentState, Answered]] = field(default_factory=dict)
    failing: Sequence[Rule] = ()
    override_reason: str = ""
    same_as: UUID | None = None


def failing_rules(situation: Situation) -> tuple[Rule, ...]:
    """Return the rules of the network that a woman does not meet today."""
    rules = queries.rules_of(queries.setting())
    return eligibility(rules, situation, year=today().year)


def open_with(opening: Opening) -> Participant:
    """Open a case; raises EnrolmentError when a rule fails and nobody says why she is followed."""
    if opening.failing and not opening.override_reason:
        raise EnrolmentError(_("Scrivi perché la seguiamo lo stesso."), "override_reason")
    participant = cases.open_case(opening.new)
    participant.eligible = not opening.failing
    participant.override_reason = opening.override_reason if opening.failing else ""
    _add_children(participant, opening.children)
    for purpose, (state, how) in opening.consents.items():
        consent.record(participant, purpose, state, how)
    _link(participant, opening.same_as)
    return participant


def _add_children(participant: Participant, born_in: Sequence[int]) -> None:
    if not born_in:
        return
    household = households.open_household(participant)
    for year in sorted(born_in):
        try:
            households.add_member(household, MemberDetails(relation=Relation.CHILD, born_in=year))
        except HouseholdError as error:
            raise EnrolmentError(str(error), "children") from error


def _link(participant: Participant, other_id: UUID | None) -> None:
    """Link the two rows; never merge them."""
    other = known_cases.participants([other_id]).get(other_id) if other_id else None
    if other is not None:
        cases.link(participant, other)
