"""Notices and consents for tests."""

from portal.participants.consent import actions
from portal.participants.consent.kinds import ConsentState, LegalBasis, Purpose
from portal.participants.consent.shipped import NoticeText
from tests.given.cases import case, following

TEXT = NoticeText(
    LegalBasis.CONSENT, "Usiamo i tuoi dati.\n\nPuoi dire di no.", "We use your data."
)


def a_notice(organisation_id, purpose=Purpose.SHARING, text=TEXT):
    """A version of an organisation's notice; returns its id."""
    with following(organisation_id):
        return actions.publish_notice(purpose, text).id


def an_answer(organisation_id, participant_id, state=ConsentState.GIVEN, purpose=Purpose.SHARING):
    """What a woman answered to a purpose; returns the consent's id."""
    with following(organisation_id):
        return actions.record(case(organisation_id, participant_id), purpose, state).id
