"""The Italian words of notices and consents."""

from typing import Any

from portal.participants.consent.kinds import Channel, ConsentState, LegalBasis, Purpose
from portal.ui.language import lazy as _l

PURPOSES: dict[Purpose, Any] = {
    Purpose.FOLLOWING: _l("Seguirla: colloqui e piano"),
    Purpose.SHARING: _l("Parlare di lei con i partner della rete"),
    Purpose.SPECIAL: _l("Dati particolari, come la salute"),
    Purpose.RESEARCH: _l("Capire i bisogni di tutte, senza il suo nome"),
}
BASES: dict[LegalBasis, Any] = {
    LegalBasis.CONSENT: _l("Consenso (art. 6.1.a)"),
    LegalBasis.CONTRACT: _l("Accordo con lei (art. 6.1.b)"),
    LegalBasis.PUBLIC_TASK: _l("Compito di interesse pubblico (art. 6.1.e)"),
    LegalBasis.EXPLICIT_CONSENT: _l("Consenso esplicito (art. 9.2.a)"),
    LegalBasis.SOCIAL_CARE: _l("Assistenza sociale (art. 9.2.h)"),
}
STATES: dict[ConsentState, Any] = {
    ConsentState.GIVEN: _l("Dice di sì"),
    ConsentState.REFUSED: _l("Dice di no"),
    ConsentState.WITHDRAWN: _l("Ritira il suo sì"),
}
TOLD: dict[ConsentState, Any] = {
    ConsentState.GIVEN: _l("Ha ricevuto l'informativa"),
    ConsentState.REFUSED: _l("Si oppone"),
    ConsentState.WITHDRAWN: _l("Ora si oppone"),
}
CHANNELS: dict[Channel, Any] = {
    Channel.SPOKEN: _l("A voce"),
    Channel.PAPER: _l("Su carta, con la firma"),
    Channel.PORTAL: _l("Dal portale"),
}
LANGUAGES: dict[str, Any] = {
    "it": _l("italiano"),
    "en": _l("inglese"),
    "other": _l("un'altra lingua"),
}
CONSENTS = frozenset({LegalBasis.CONSENT, LegalBasis.EXPLICIT_CONSENT})


def states(legal_basis: LegalBasis) -> dict[ConsentState, Any]:
    """Return the words of the answers: where the basis is no consent nobody asks for one."""
    return STATES if legal_basis in CONSENTS else TOLD


def state_label(state: ConsentState, legal_basis: LegalBasis) -> str:
    return str(states(legal_basis)[state])


def purpose_label(purpose: Purpose) -> str:
    return str(PURPOSES[purpose])


def language_label(code: str) -> str:
    """Return the word of a language; an unknown code speaks for itself."""
    return str(LANGUAGES.get(code, code))
