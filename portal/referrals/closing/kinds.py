"""What she says of how it went, by which way, and how it stands beside what the partner says."""

from enum import StrEnum
from typing import Any

from portal.ui.language import lazy as _l


class Answer(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not-met"
    NEVER = "never"


class Way(StrEnum):
    """How her answer came."""

    LINK = "link"
    PHONE = "phone"
    PAPER = "paper"


class Closure(StrEnum):
    """The two ends of a referral, side by side (domain.md section 5, idea 4)."""

    CONFIRMED = "confirmed"
    PARTNER_ONLY = "partner-only"
    CONTRADICTORY = "contradictory"


ANSWERS: dict[Answer, Any] = {
    Answer.MET: _l("Sì, ho trovato quello che mi serviva"),
    Answer.PARTLY: _l("In parte"),
    Answer.NOT_MET: _l("No, mi serve ancora aiuto"),
    Answer.NEVER: _l("Non è mai cominciato"),
}
WAYS: dict[Way, Any] = {
    Way.PHONE: _l("Al telefono o di persona"),
    Way.PAPER: _l("Su carta"),
}
CLOSURES: dict[Closure, Any] = {
    Closure.CONFIRMED: _l("Le due voci dicono la stessa cosa"),
    Closure.PARTNER_ONLY: _l("Lei non ha ancora risposto"),
    Closure.CONTRADICTORY: _l("Le due voci non dicono la stessa cosa: chiamala"),
}
HELPED = frozenset({"need-met", "need-partly-met", "enrolled-ongoing"})  # outcomes of a partner
WAS_HELPED = frozenset({Answer.MET, Answer.PARTLY})


def closure(outcome: str, answer: Answer | None) -> Closure:
    """Compare what the partner says with what she says; `outcome` is the referral's reason code.

    A failed referral, whose reason is no outcome, counts as not helped.
    """
    if answer is None:
        return Closure.PARTNER_ONLY
    agree = (outcome in HELPED) == (answer in WAS_HELPED)
    return Closure.CONFIRMED if agree else Closure.CONTRADICTORY
