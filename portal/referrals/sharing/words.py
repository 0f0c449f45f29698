"""What a level discloses, line by line, in the words of whoever reads it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from portal.catalogue.publishing.kinds import ToDecide, ToDeliver
from portal.geography.municipalities import municipality
from portal.participants.details import queries as details
from portal.participants.needs import queries as needs
from portal.referrals.sharing.kinds import LABELS, ToReach
from portal.referrals.sharing.levels import Child, Closed, Contact, Delivery, Preview, Told
from portal.referrals.tracking.kinds import Level, Method, Urgency
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LEVELS: dict[Level, Any] = {
    Level.PREVIEW: _l("Per decidere, senza sapere chi è"),
    Level.CONTACT: _l("Chi è e come chiamarla, dopo l'accettazione"),
    Level.DELIVERY: _l("Per cominciare: lo legge solo chi la segue"),
    Level.CLOSED: _l("Per trenta giorni dopo la conclusione"),
}
# The same for herself, on her receipt.
WHEN: dict[Level, Any] = {
    Level.PREVIEW: _l("per decidere, senza sapere chi sei"),
    Level.CONTACT: _l("dopo aver accettato"),
    Level.DELIVERY: _l("solo alla persona che ti segue lì"),
}
HERS: dict[str, Any] = {
    ToDecide.AGE_BAND: _l("la tua fascia d'età"),
    ToDecide.MUNICIPALITY: _l("il comune in cui abiti"),
    ToDecide.NEED: _l("di che aiuto hai bisogno"),
    ToDecide.TIME_SLOTS: _l("i giorni e gli orari che ti vanno bene"),
    ToDecide.URGENCY: _l("se è urgente"),
    ToDecide.REASON: _l("il motivo in poche parole"),
    ToDecide.LIVING: _l("con chi vivi"),
    ToDecide.CHILD_AGES: _l("la fascia d'età dei tuoi figli"),
    ToDecide.EMPLOYMENT: _l("se lavori"),
    ToDecide.ISEE_BAND: _l("la tua fascia ISEE"),
    ToDecide.LANGUAGE: _l("che lingua parli"),
    ToDecide.TRAVELS_BY: _l("come ti sposti"),
    ToReach.NAME: _l("il tuo nome"),
    ToReach.PHONE: _l("il tuo telefono"),
    ToReach.EMAIL: _l("la tua e-mail"),
    ToReach.SAFE_TIMES: _l("quando si può chiamarti"),
    ToDeliver.ADDRESS: _l("il tuo indirizzo"),
    ToDeliver.BORN_IN: _l("il tuo anno di nascita"),
    ToDeliver.TAX_CODE: _l("il tuo codice fiscale"),
    ToDeliver.CHILDREN: _l("i nomi e gli anni dei tuoi figli"),
    ToDeliver.WORKING_HOURS: _l("i tuoi orari di lavoro"),
    ToDeliver.NEED_SCORES: _l("quanto ti pesa"),
    ToDeliver.GOAL: _l("l'obiettivo del tuo piano"),
    ToDeliver.HEALTH: _l("quello che hai detto della tua salute"),
}
METHODS: dict[Method, Any] = {
    Method.SPOKEN: _l("A voce"),
    Method.PAPER: _l("Su carta, firmato"),
    Method.PORTAL: _l("Dal portale, lei stessa"),
}
URGENCIES: dict[str, Any] = {
    Urgency.NORMAL: _l("Non è urgente"),
    Urgency.URGENT: _l("È urgente"),
}
DAYS: dict[str, Any] = {
    "MO": _l("lunedì"),
    "TU": _l("martedì"),
    "WE": _l("mercoledì"),
    "TH": _l("giovedì"),
    "FR": _l("venerdì"),
    "SA": _l("sabato"),
    "SU": _l("domenica"),
}
PARTS: dict[str, Any] = {
    "early": _l("prima delle 8"),
    "morning": _l("mattina"),
    "midday": _l("ora di pranzo"),
    "afternoon": _l("pomeriggio"),
    "evening": _l("sera"),
    "night": _l("notte"),
}
# The times of the week that a request may name: "MO-morning".
SLOTS: tuple[str, ...] = tuple(f"{day}-{part}" for day in DAYS for part in PARTS)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is told: the field that it belongs to, its label, what it says."""

    field: str
    label: str
    text: str


def lines(told: Told) -> list[Line]:
    """Return what a level says, without what it leaves out."""
    match told:
        case Preview():
            found = _preview(told)
        case Contact():
            found = _contact(told)
        case Delivery():
            found = [*(_contact(told.contact) if told.contact else ()), *_delivery(told)]
        case Closed():
            found = [_line(ToReach.NAME, told.name)]
    return [line for line in found if line.text]


def uncapitalised(label: object) -> str:
    """Return a label as it stands inside a sentence; "ISEE" keeps its letters."""
    words = str(label)
    return words[:1].lower() + words[1:]


def slot_words(slot: str) -> str:
    """Return a time of the week: "lunedì mattina"; what is no such time says nothing."""
    day, _dash, part = slot.partition("-")
    return f"{DAYS[day]} {PARTS[part]}" if day in DAYS and part in PARTS else ""


def in_brief(told: Preview) -> str:
    """Say in a few words for whom a referral is, as a line of a list may."""
    said = (_band(told.age_band), _town(told.municipality), needs.domain_name(told.need))
    return " · ".join(each for each in said if each)


def _preview(told: Preview) -> list[Line]:
    return [
        Line("code", _("Codice dell'invio"), told.code),
        Line("service", _("Servizio"), told.service),
        Line("initials", _("Iniziali"), told.initials),
        _line(ToDecide.AGE_BAND, _band(told.age_band)),
        _line(ToDecide.MUNICIPALITY, _town(told.municipality)),
        _line(ToDecide.NEED, needs.domain_name(told.need)),
        _line(ToDecide.TIME_SLOTS, _joined(slot_words, told.time_slots)),
        _line(ToDecide.URGENCY, str(URGENCIES.get(told.urgency, ""))),
        _line(ToDecide.REASON, told.reason),
        _line(ToDecide.LIVING, details.word_of("living", told.living)),
        _line(ToDecide.CHILD_AGES, _joined(_band, told.child_ages)),
        _line(ToDecide.EMPLOYMENT, details.word_of("employment", told.employment)),
        _line(ToDecide.ISEE_BAND, details.word_of("isee_band", told.isee_band)),
        _line(ToDecide.LANGUAGE, _language(told)),
        _line(ToDecide.TRAVELS_BY, _joined(_travels, told.travels_by)),
    ]


def _contact(told: Contact) -> list[Line]:
    return [
        _line(ToReach.NAME, told.name),
        _line(ToReach.PHONE, told.phone),
        _line(ToReach.EMAIL, told.email),
        _line(ToReach.SAFE_TIMES, _safe_times(told)),
    ]


def _delivery(told: Delivery) -> list[Line]:
    return [
        _line(ToDeliver.ADDRESS, told.address),
        _line(ToDeliver.BORN_IN, str(told.born_in or "")),
        _line(ToDeliver.TAX_CODE, told.tax_code),
        _line(ToDeliver.CHILDREN, _joined(_child, told.children)),
        _line(ToDeliver.WORKING_HOURS, details.word_of("working_hours", told.working_hours)),
        _line(ToDeliver.NEED_SCORES, _score(told)),
        _line(ToDeliver.GOAL, told.goal),
        _line(ToDeliver.HEALTH, told.health),
    ]


def _line(field: str, text: str) -> Line:
    return Line(str(field), str(LABELS[field]), text)


def _joined(words: Callable[[Any], str], things: Iterable[Any]) -> str:
    return ", ".join(word for word in map(words, things) if word)


def _band(band: str) -> str:
    if band.endswith("+"):
        return _("%(age)s anni e più", age=band.rstrip("+"))
    low, _dash, high = band.partition("-")
    return _("da %(low)s a %(high)s anni", low=low, high=high) if band else ""


def _town(code: str) -> str:
    found = municipality(code) if code else None
    return found.name if found else ""


def _travels(code: str) -> str:
    return details.word_of("travels_by", code)


def _language(told: Preview) -> str:
    if not told.language:
        return ""
    spoken = details.word_of("speaks", told.language)
    if not told.interpreter:
        return spoken
    return _("%(language)s: serve un'interprete", language=spoken)


def _safe_times(told: Contact) -> str:
    times = _joined(lambda code: details.word_of("call_at", code), told.call_at)
    message, written = told.may_leave_message, told.may_write
    said = {
        _("si può lasciare un messaggio"): message is True,
        _("non lasciare messaggi"): message is False,
        _("si può scriverle"): written is True,
        _("non scriverle"): written is False,
    }
    return "; ".join(
        part for part in (times, *(each for each, true in said.items() if true)) if part
    )


def _child(child: Child) -> str:
    year = str(child.born_in or "")
    return f"{child.name} ({year})" if child.name and year else child.name or year


def _score(told: Delivery) -> str:
    if told.need_score is None:
        return ""
    return f"{needs.domain_name(told.need)}: {told.need_score}"
