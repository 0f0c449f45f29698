"""The Italian words of the counts: stages, steps, ages, causes, and what a row stands for."""

from collections.abc import Callable, Mapping
from typing import Any

from babel.dates import get_month_names

from portal.catalogue.taxonomy import queries as taxonomy
from portal.geography.zones import zones
from portal.oversight.counting.kinds import OTHERS, Cube, Stage, Step
from portal.referrals.closing.demand import ELSEWHERE, AgeBand, Cause
from portal.referrals.tracking.kinds import Blame, Status
from portal.referrals.tracking.queries import reason_told
from portal.ui.language import current_language
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

EXTERNAL = "external"
STAGES: Mapping[str, Any] = {
    Stage.WAITING: _l("In attesa di risposta"),
    Stage.NOT_STARTED: _l("Non partiti"),
    Stage.ACCEPTED: _l("Accettati"),
    Stage.STARTED: _l("In corso"),
    Stage.INTERRUPTED: _l("Interrotti"),
    Stage.COMPLETED: _l("Conclusi"),
}
STEPS: Mapping[Step, Any] = {
    Step.ANSWER: _l("Dalla richiesta alla risposta"),
    Step.START: _l("Dall'accettazione all'avvio"),
    Step.FINISH: _l("Dall'avvio alla conclusione"),
}
AGES: Mapping[str, Any] = {
    "0-7": _l("Fino a 7 giorni"),
    "8-14": _l("8–14 giorni"),
    "15-30": _l("15–30 giorni"),
    "31-60": _l("31–60 giorni"),
    "61+": _l("Oltre 60 giorni"),
}
STANDING: Mapping[str, Any] = {
    Stage.WAITING: _l("In attesa di risposta"),
    Stage.ACCEPTED: _l("Accettati, da avviare"),
    Stage.STARTED: _l("In corso"),
}
CHILDREN: Mapping[str, Any] = {
    AgeBand.UP_TO_2: _l("Bambini fino a 2 anni"),
    AgeBand.FROM_3: _l("3–5 anni"),
    AgeBand.FROM_6: _l("6–10 anni"),
    AgeBand.FROM_11: _l("11–13 anni"),
    AgeBand.FROM_14: _l("14–17 anni"),
    AgeBand.NO_CHILD: _l("Senza figli minori"),
    AgeBand.UNTOLD: _l("Non si sa"),
}
SLOTS: Mapping[str, Any] = {
    "early": _l("Prima delle 8"),
    "morning": _l("Mattina"),
    "midday": _l("Ora di pranzo"),
    "afternoon": _l("Pomeriggio"),
    "evening": _l("Sera"),
    "night": _l("Notte"),
    "several": _l("Più momenti della giornata"),
    "": _l("Non si sa"),
}
CAUSES: Mapping[str, Any] = {
    Cause.NO_CAPACITY: _l("Non c'era posto"),
    Cause.SCHEDULE_MISMATCH: _l("Gli orari non combaciavano"),
    Cause.OUT_OF_AREA: _l("Fuori zona"),
    Cause.EXPIRED: _l("Nessuna risposta"),
    Cause.LONG_WAIT: _l("Attesa di oltre 30 giorni"),
}
NEEDS: Mapping[str, Any] = {
    "work": _l("Lavoro"),
    "childcare": _l("Cura dei figli"),
    "care": _l("Cura di altre persone"),
    "home": _l("Casa"),
    "health": _l("Salute"),
    "network": _l("Rete di persone"),
    "mobility": _l("Spostamenti"),
    "money": _l("Soldi"),
    "": _l("Non si sa"),
}
BLAMES: Mapping[Blame, Any] = {
    Blame.PROVIDER: _l("dal partner"),
    Blame.PARTICIPANT: _l("da lei"),
    Blame.NETWORK: _l("dalla rete"),
    Blame.SYSTEM: _l("dal portale"),
}


def stage_words(column: str) -> str:
    """Return a column of stages in words; some stand together."""
    return ", ".join(str(STAGES.get(code, code)) for code in column.split("+"))


def standing_words(step: str) -> str:
    return str(STANDING[step])


def age_words(age: str) -> str:
    return str(AGES[age])


def month_words(month: str) -> str:
    """Return a month such as 2026-08 in words."""
    year, number = month.split("-")
    return f"{_month(int(number))} {year}"


def quarter_words(period: str) -> str:
    """Return a period in words: 2026-Q3, or 2025-Q4:2026-Q3."""
    first, _colon, last = period.rpartition(":")
    start, number = (first or last).split("-Q")
    end, last_number = last.split("-Q")
    begins = f"{_month(int(number) * 3 - 2)}{f' {start}' if start != end else ''}"
    return f"{begins}–{_month(int(last_number) * 3)} {end}"


def zone_words(code: str) -> str:
    """Return a zone in words; that of a protected woman is not told."""
    if code == ELSEWHERE:
        return _("Fuori provincia")
    english = current_language() == "en"
    names = {zone.key: zone.english_name if english else zone.name for zone in zones()}
    return names.get(code) or _("Zona non indicata")


def kind_words(code: str) -> str:
    return taxonomy.name(code) if code else _("Senza tipo di servizio")


def child_words(band: str) -> str:
    return str(CHILDREN[band])


def slot_words(slot: str) -> str:
    return str(SLOTS.get(slot, slot))


def cause_words(cause: str) -> str:
    return str(CAUSES[cause])


def need_words(need: str) -> str:
    return str(NEEDS.get(need, need))


def reason_words(code: str) -> str:
    """Return why a referral ended, and whose doing it was: `rejected:no-capacity`."""
    status, reason = code.split(":", 1)
    if reason == "expired-no-response":
        return _("Il partner non ha risposto (dipende dal partner)")
    found = reason_told(Status(status), reason)
    if found is None:
        return _("Senza motivo")
    return _("%(reason)s (dipende %(whose)s)", reason=found.words, whose=BLAMES[found.blame])


def named(words: Callable[[str], str], others: str) -> Callable[[str], str]:
    """Return how the rows or columns of a table are called; those together have a name too."""
    return lambda code: others if code == OTHERS else words(code)


def _month(number: int) -> str:
    name: str = get_month_names("wide", "stand-alone", locale=current_language())[number]
    return name


ROWS: Mapping[Cube, Callable[[str], str]] = {
    Cube.MONTH: month_words,
    Cube.KIND: kind_words,
    Cube.AREA: zone_words,
    Cube.REASON: reason_words,
    Cube.STANDING: standing_words,
    Cube.DEMAND_AREA: need_words,
    Cube.DEMAND_AGE: need_words,
    Cube.DEMAND_SLOT: need_words,
    Cube.DEMAND_CAUSE: need_words,
}
COLUMNS: Mapping[Cube, Callable[[str], str]] = {
    Cube.STANDING: age_words,
    Cube.DEMAND_AREA: zone_words,
    Cube.DEMAND_AGE: child_words,
    Cube.DEMAND_SLOT: slot_words,
    Cube.DEMAND_CAUSE: cause_words,
}
