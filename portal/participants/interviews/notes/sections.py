"""The sections of a guided note, and what each asks."""

from collections.abc import Mapping
from typing import Any

from portal.ui.language import lazy as _l

LONGEST = 20_000  # characters in one section
DIARY = "text"
STEPS = "steps"

GUIDED: dict[str, Any] = {
    "story": _l("Che cosa racconta"),
    "work": _l("Lavoro"),
    "care": _l("Cura di figli e familiari"),
    "home": _l("Casa"),
    "health": _l("Salute"),
    "network": _l("Persone su cui può contare"),
    "mobility": _l("Spostamenti"),
    STEPS: _l("Passi concordati"),
}
HINTS: dict[str, Any] = {
    "story": _l("Con le sue parole: perché è qui, che cosa le pesa di più."),
    "work": _l("Che lavoro fa o cerca, orari, turni, come si trova."),
    "care": _l("Chi tiene i bambini e quando, chi altro cura, dove non ci arriva."),
    "home": _l("Con chi vive, come sta in casa."),
    "health": _l("Solo quello che serve al piano. Resta cifrato."),
    "network": _l("Famiglia, amiche, vicini, altri servizi."),
    "mobility": _l("Patente, auto, autobus, quanto ci mette."),
    STEPS: _l("Uno per riga: da ogni riga puoi fare un'attività."),
}
DIARY_NOTE: dict[str, Any] = {DIARY: _l("Nota")}
LABELS: dict[str, Any] = {**GUIDED, **DIARY_NOTE}


def sections_of(*, is_guided: bool) -> Mapping[str, Any]:
    """Return the sections of a note: guided for an interview, one text for the diary."""
    return GUIDED if is_guided else DIARY_NOTE


def too_long(texts: Mapping[str, str]) -> list[str]:
    """Return the sections that are longer than a note keeps."""
    return [name for name, text in texts.items() if len(text) > LONGEST]


def differing(theirs: Mapping[str, str], mine: Mapping[str, str]) -> list[str]:
    """Return the sections in which two versions differ, in the order of the page."""
    return [name for name in LABELS if theirs.get(name, "") != mine.get(name, "")]


def cleaned(texts: Mapping[str, Any]) -> dict[str, str]:
    """Return the known sections that say something, with one kind of line end."""
    said = {name: str(texts.get(name) or "").replace("\r\n", "\n").strip() for name in LABELS}
    return {name: text for name, text in said.items() if text}
