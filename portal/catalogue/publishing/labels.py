"""The words for what a document holds as codes: states, modes, days, ages, prices."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from portal.catalogue.publishing.lists import Shown
from portal.catalogue.publishing.models import (
    CapacityStatus,
    CostKind,
    TargetMode,
    VersionState,
    Visibility,
)
from portal.catalogue.publishing.parts import PlaceKind, ScheduleKind
from portal.ui.formats import euro_words, number_words
from portal.ui.language import current_language, ngettext
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.models import Audience

MONTHS_A_YEAR: Final = 12

STATES = {
    VersionState.DRAFT: _l("Bozza"),
    VersionState.IN_REVIEW: _l("In revisione"),
    VersionState.CHANGES_REQUESTED: _l("Correzioni richieste"),
    VersionState.PUBLISHED: _l("Pubblicato"),
    VersionState.SUPERSEDED: _l("Sostituito"),
    VersionState.REJECTED: _l("Non accolto"),
}
SHOWN = {
    Shown.CHANGES_REQUESTED: _l("Correzioni richieste"),
    Shown.DRAFT: _l("Bozze"),
    Shown.IN_REVIEW: _l("In revisione"),
    Shown.PUBLISHED: _l("Pubblicati"),
    Shown.TO_CONFIRM: _l("Da confermare"),
    Shown.REJECTED: _l("Non accolti"),
    Shown.RETIRED: _l("Ritirati"),
}
TARGET_MODES = {
    TargetMode.EVERYONE: _l("Aperto a tutte le persone"),
    TargetMode.FOCUS: _l("Aperto a tutti, pensato soprattutto per queste persone"),
    TargetMode.ONLY: _l("Solo per queste persone"),
}
COSTS = {
    CostKind.FREE: _l("Gratuito"),
    CostKind.ISEE: _l("Secondo l'ISEE"),
    CostKind.PAID: _l("A pagamento"),
    CostKind.UNKNOWN: _l("Da chiedere"),
}
CAPACITIES = {
    CapacityStatus.PLACES: _l("Ci sono posti"),
    CapacityStatus.WAITLIST: _l("Lista d'attesa"),
    CapacityStatus.FULL: _l("Al completo"),
    CapacityStatus.ASSESS: _l("Da valutare insieme"),
    CapacityStatus.UNKNOWN: _l("Da chiedere"),
}
VISIBILITIES = {
    Visibility.PUBLIC: _l("Chiunque"),
    Visibility.NETWORK: _l("Solo la rete"),
    Visibility.OWN: _l("Solo la mia organizzazione"),
}
AUDIENCES = {
    Audience.PUBLIC: _l("Per chiunque"),
    Audience.NETWORK: _l("Solo per la rete"),
}
PLACE_KINDS = {
    PlaceKind.PHYSICAL: _l("Un luogo"),
    PlaceKind.VIRTUAL: _l("A distanza o a domicilio"),
}
SCHEDULE_KINDS = {
    ScheduleKind.OPERATING_HOURS: _l("Orario abituale"),
    ScheduleKind.EVENT: _l("Incontro o periodo"),
}
DAYS = {
    "MO": _l("lunedì"),
    "TU": _l("martedì"),
    "WE": _l("mercoledì"),
    "TH": _l("giovedì"),
    "FR": _l("venerdì"),
    "SA": _l("sabato"),
    "SU": _l("domenica"),
}
LANGUAGES = {
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
    "hi": _l("hindi"),
    "ur": _l("urdu"),
    "bn": _l("bengalese"),
    "tr": _l("turco"),
    "wo": _l("wolof"),
}


def label_of(labels: Mapping[Any, Any], key: object) -> str:
    """Return the word for a code; an unknown code speaks for itself."""
    return str(labels.get(key, key or ""))


def age_words(ages: Mapping[str, Any]) -> str:
    """Return for which ages: "da 3 mesi a 3 anni"."""
    if not ages:
        return ""
    if not ages.get("known"):
        return _("Età da chiedere")
    if ages.get("all"):
        return _("Tutte le età")
    low, high = ages.get("min"), ages.get("max")
    if low is None:
        return _("Fino a %(age)s", age=_age(high))
    if high is None:
        return _("Da %(age)s in su", age=_age(low))
    return _("Da %(low)s a %(high)s", low=_age(low), high=_age(high))


def _age(years: float | None) -> str:
    value = Decimal(str(years or 0))
    if value < 1 and value:
        months = round(float(value) * MONTHS_A_YEAR)
        return ngettext("%(n)s mese", "%(n)s mesi", months)
    if value == 1:
        return _("1 anno")
    return _("%(years)s anni", years=number_words(float(value), current_language()))


def hours_words(row: Mapping[str, Any]) -> str:
    """Return one line of hours: "lunedì, martedì 08:00–13:00 (su prenotazione)"."""
    times = "–".join(row[key] for key in ("opens", "closes") if row.get(key))
    period = " – ".join(day_words(row[key]) for key in ("from", "to") if row.get(key))
    found = [_days(row.get("days", ())), times, period]
    words = " ".join(part for part in found if part)
    return f"{words} ({row['note']})".strip() if row.get("note") else words


def _days(codes: Iterable[str]) -> str:
    return ", ".join(label_of(DAYS, code) for code in codes)


def day_words(value: str) -> str:
    """Return a day of a document as people write it."""
    year, month, day = value.split("-")
    return f"{day}/{month}/{year}"


def option_words(option: Mapping[str, Any]) -> str:
    """Return one price: "Retta piena: 90 € a settimana (ISEE fino a 15.000 €)"."""
    language = current_language()
    price = euro_words(option["amount"], language) if "amount" in option else ""
    price = " ".join(part for part in (price, option.get("per", "")) if part)
    words = ": ".join(part for part in (option.get("label", ""), price) if part)
    if "isee_max" not in option:
        return words
    limit = _("ISEE fino a %(limit)s", limit=euro_words(option["isee_max"], language))
    return f"{words} ({limit})" if words else limit


def capacity_words(capacity: Mapping[str, Any]) -> str:
    """Return the places left, with the day on which it was said."""
    words = label_of(CAPACITIES, capacity.get("status"))
    if "places" in capacity:
        words = ngettext("%(n)s posto", "%(n)s posti", capacity["places"])
    if words and capacity.get("said_on"):
        return _("%(what)s, detto il %(day)s", what=words, day=day_words(capacity["said_on"]))
    return words
