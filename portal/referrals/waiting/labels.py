"""Waiting lists in the words of the screens."""

from typing import Any

from portal.referrals.waiting.kinds import EXPIRED, Ages, Answer, EntryState, MoveReason
from portal.referrals.waiting.party import Party
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.language import ngettext

STATES: dict[EntryState, Any] = {
    EntryState.WAITING: _l("In lista"),
    EntryState.OFFERED: _l("Posto offerto"),
    EntryState.CONFIRMED: _l("Posto confermato"),
    EntryState.REFUSED: _l("Posto lasciato"),
    EntryState.PLACED: _l("Ha il posto"),
    EntryState.LEFT: _l("Non è più in lista"),
}
REASONS: dict[MoveReason, Any] = {
    MoveReason.PRIORITY: _l("Ha la precedenza secondo le regole del servizio"),
    MoveReason.URGENCY: _l("È urgente"),
    MoveReason.SIBLINGS: _l("Un fratello o una sorella c'è già"),
    MoveReason.FITS: _l("Il posto libero va bene solo per questa età o questo orario"),
    MoveReason.MISTAKE: _l("L'ordine era sbagliato"),
}
AGES: dict[Ages, Any] = {
    Ages.NURSERY: _l("da 0 a 2 anni"),
    Ages.PRESCHOOL: _l("da 3 a 5 anni"),
    Ages.PRIMARY: _l("da 6 a 10 anni"),
    Ages.MIDDLE: _l("da 11 a 13 anni"),
    Ages.TEENAGER: _l("da 14 a 17 anni"),
}

OUTCOMES: dict[str, Any] = {
    Answer.ACCEPTED: _l("Il posto è preso"),
    Answer.LATER: _l("Il posto non serve adesso: resta in lista"),
    Answer.DECLINED: _l("Il posto non serve più"),
    EXPIRED: _l("Nessuna risposta in tempo: il posto passa a chi viene dopo"),
}


def outcome_words(code: str) -> str:
    """Say how an offer of places ended."""
    return str(OUTCOMES[code])


def party_words(party: Party) -> str:
    """Say who needs a place together: "un'adulta, 2 bambini da 3 a 5 anni"."""
    adults = ngettext("un'adulta", "%(n)s adulti", party.adults) if party.adults else ""
    children = (_children(count, str(AGES[ages])) for ages, count in party.children)
    return ", ".join(each for each in (adults, *children) if each)


def _children(count: int, ages: str) -> str:
    return ngettext(
        "una bambina o un bambino %(ages)s",
        "%(n)s fra bambine e bambini %(ages)s",
        count,
        ages=ages,
    )


def places_words(places: int) -> str:
    return ngettext("un posto", "%(n)s posti", places)


def position_words(position: int) -> str:
    """Say a place on a list: with nobody before her she is next."""
    if position == 1:
        return _("è la prima della lista")
    return ngettext(
        "prima di lei c'è una persona", "prima di lei ci sono %(n)s persone", position - 1
    )
