"""What a document still lacks before it can be sent to review, each beside its field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from portal.catalogue.publishing.document import (
    LONGEST_NAME,
    LONGEST_SUMMARY,
    MOST_STEPS,
    text_of,
)
from portal.catalogue.publishing.protection import places_told
from portal.catalogue.taxonomy import queries as taxonomy
from portal.ui.language import gettext as _

EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
PHONE = re.compile(r"\+?[\d\s./()-]{5,25}")

Check = Callable[[Mapping[str, Any]], Iterator["Problem"]]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to put right: the field's key on the form, and what to write there."""

    field: str
    message: str


def problems(doc: Mapping[str, Any]) -> list[Problem]:
    """Return everything that keeps a document from being sent to review."""
    return [problem for check in CHECKS for problem in check(doc)]


def _texts(doc: Mapping[str, Any]) -> Iterator[Problem]:
    if not text_of(doc, "name"):
        yield Problem("texts-it-name", _("Scrivi il nome del servizio."))
    if not text_of(doc, "summary"):
        yield Problem("texts-it-summary", _("Scrivi in una frase che cos'è."))
    for language in ("it", "en"):
        if len(text_of(doc, "name", language)) > LONGEST_NAME:
            yield Problem(
                f"texts-{language}-name",
                _("Accorcia il nome: al massimo %(n)s caratteri.", n=LONGEST_NAME),
            )
        if len(text_of(doc, "summary", language)) > LONGEST_SUMMARY:
            yield Problem(
                f"texts-{language}-summary",
                _("Accorcia la frase: al massimo %(n)s caratteri.", n=LONGEST_SUMMARY),
            )


def _kinds(doc: Mapping[str, Any]) -> Iterator[Problem]:
    chosen = doc.get("kinds", [])
    if not chosen:
        yield Problem("kinds", _("Scegli almeno un tipo di servizio."))
    elif not taxonomy.kind_codes().issuperset(chosen):
        yield Problem("kinds", _("Un tipo che avevi scelto non c'è più: scegline un altro."))


def _ages(doc: Mapping[str, Any]) -> Iterator[Problem]:
    ages = doc.get("ages", {})
    if not ages:
        yield Problem("ages", _("Scrivi per quali età è, oppure scegli «tutte» o «non lo so»."))
    elif ages.get("min", 0) > ages.get("max", ages.get("min", 0)):
        yield Problem("ages", _("L'età massima è più bassa della minima: controlla i due numeri."))


def _where(doc: Mapping[str, Any]) -> Iterator[Problem]:
    if not doc.get("areas") and not doc.get("places"):
        yield Problem("areas", _("Scegli i comuni serviti, oppure aggiungi una sede."))


def _times(doc: Mapping[str, Any]) -> Iterator[Problem]:
    rows = [("schedule", row) for row in doc.get("schedule", [])]
    rows += [("places", row) for place in doc.get("places", []) for row in place.get("hours", [])]
    for field, row in rows:
        if row.get("opens", "00:00") > row.get("closes", "24:00"):
            yield Problem(field, _("Un orario finisce prima di cominciare: controlla le ore."))
        if row.get("from", "") > row.get("to", "9"):
            yield Problem(field, _("Un periodo finisce prima di cominciare: controlla le date."))


def _cost(doc: Mapping[str, Any]) -> Iterator[Problem]:
    if not doc.get("cost", {}).get("kind"):
        yield Problem("cost-kind", _("Scegli quanto costa, oppure «da chiedere»."))


def _steps(doc: Mapping[str, Any]) -> Iterator[Problem]:
    steps = doc.get("next_steps", [])
    if not any(step.get("it") for step in steps):
        yield Problem("next_steps", _("Scrivi la prima cosa da fare, per esempio «Chiama…»."))
    if len(steps) > MOST_STEPS:
        yield Problem("next_steps", _("Al massimo %(n)s passi: tieni i primi.", n=MOST_STEPS))


def _contacts(doc: Mapping[str, Any]) -> Iterator[Problem]:
    contacts = doc.get("contacts", [])
    if not any(contact.get("email") or contact.get("phone") for contact in contacts):
        yield Problem("contacts", _("Aggiungi un contatto con un telefono o un'e-mail."))
    for contact in contacts:
        if contact.get("email") and not EMAIL.fullmatch(contact["email"]):
            yield Problem("contacts", _("Controlla l'indirizzo e-mail, per esempio nome@ente.it."))
        if contact.get("phone") and not PHONE.fullmatch(contact["phone"]):
            yield Problem("contacts", _("Controlla il telefono: solo cifre e spazi."))


def _links(doc: Mapping[str, Any]) -> Iterator[Problem]:
    for link in doc.get("links", []):
        if not _is_address(link.get("url", "")):
            yield Problem("links", _("Scrivi un indirizzo che comincia con https://"))


def _visible(doc: Mapping[str, Any]) -> Iterator[Problem]:
    if doc.get("visible_from", "") > doc.get("visible_to", "9"):
        yield Problem("visible_to", _("La fine viene prima dell'inizio: controlla le due date."))


def _protection(doc: Mapping[str, Any]) -> Iterator[Problem]:
    if not doc.get("protected"):
        return
    for field in places_told(doc):
        message = _("Qui sembra esserci un indirizzo: un servizio protetto non lo mostra mai.")
        yield Problem(field, message)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


CHECKS: tuple[Check, ...] = (
    _texts,
    _kinds,
    _ages,
    _where,
    _times,
    _cost,
    _steps,
    _contacts,
    _links,
    _visible,
    _protection,
)
