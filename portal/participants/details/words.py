"""The Italian words of what is known of a woman, and what two versions of it differ in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from portal.geography.municipalities import municipality
from portal.participants.cases.words import (
    CALL_TIMES,
    EMPLOYMENTS,
    ISEE_BANDS,
    LIVINGS,
    WORKING_HOURS,
)
from portal.participants.details.particulars import Particulars
from portal.ui.formats import date_words
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

TRAVELS: dict[str, Any] = {
    "car": _l("In auto"),
    "transit": _l("In autobus o in treno"),
    "on_foot": _l("A piedi o in bici"),
    "lift": _l("Con qualcuno che la porta"),
    "hardly": _l("Fa fatica a spostarsi"),
}
LANGUAGES: dict[str, Any] = {
    "it": _l("italiano"),
    "en": _l("inglese"),
    "fr": _l("francese"),
    "es": _l("spagnolo"),
    "de": _l("tedesco"),
    "pt": _l("portoghese"),
    "ro": _l("rumeno"),
    "sq": _l("albanese"),
    "uk": _l("ucraino"),
    "ru": _l("russo"),
    "pl": _l("polacco"),
    "ar": _l("arabo"),
    "zh": _l("cinese"),
    "bn": _l("bengalese"),
    "ur": _l("urdu"),
    "wo": _l("wolof"),
    "other": _l("un'altra lingua"),
}
LABELS: dict[str, Any] = {
    "given_name": _l("Nome"),
    "family_name": _l("Cognome"),
    "born_on": _l("Data di nascita"),
    "born_in": _l("Anno di nascita"),
    "tax_code": _l("Codice fiscale"),
    "speaks": _l("Lingua che preferisce"),
    "needs_interpreter": _l("Serve un'interprete"),
    "phone": _l("Telefono"),
    "email": _l("E-mail"),
    "call_at": _l("Quando posso chiamarla"),
    "may_leave_message": _l("Posso lasciare un messaggio"),
    "may_write": _l("Posso scriverle un messaggio o un'e-mail"),
    "call_note": _l("Che cosa sapere prima di chiamarla"),
    "municipality": _l("Comune"),
    "address": _l("Indirizzo"),
    "travels_by": _l("Come si sposta"),
    "living": _l("Vive"),
    "employment": _l("Lavoro"),
    "working_hours": _l("Orario di lavoro"),
    "company": _l("Azienda"),
    "isee_band": _l("Fascia ISEE"),
    "health": _l("Salute"),
    "story": _l("Di che cosa dice di avere bisogno"),
}
CODES: dict[str, Mapping[Any, Any]] = {
    "speaks": LANGUAGES,
    "call_at": CALL_TIMES,
    "travels_by": TRAVELS,
    "living": LIVINGS,
    "employment": EMPLOYMENTS,
    "working_hours": WORKING_HOURS,
    "isee_band": ISEE_BANDS,
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people wrote differently."""

    label: str
    saved: str
    typed: str


def differences(saved: Particulars, typed: Particulars) -> Iterator[Difference]:
    """Yield what differs between what is saved and what was typed."""
    for name, label in LABELS.items():
        before, after = _words(name, getattr(saved, name)), _words(name, getattr(typed, name))
        if before != after:
            yield Difference(str(label), before, after)


def _words(name: str, value: Any) -> str:  # noqa: ANN401 -- any value of the details
    if isinstance(value, tuple):
        return ", ".join(_words(name, each) for each in value)
    if isinstance(value, bool):
        return _("sì") if value else _("no")
    if name in CODES:
        return str(CODES[name].get(value, value or ""))
    if name == "municipality":
        found = municipality(value)
        return found.name if found else ""
    return date_words(value) if name == "born_on" and value else str(value or "")
