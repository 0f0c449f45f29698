"""The columns of a sheet of people: what each is called, and what it holds."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from portal.participants.cases.kinds import Employment, IseeBand, Living, WorkingHours
from portal.participants.importing.family_shapes import (
    Children,
    Manager,
    Municipality,
    Partner,
    Year,
)
from portal.sheets.layout import Layout
from portal.sheets.shapes import Choice, Day, Pattern, Shape, Words
from portal.ui.language import current_language
from portal.ui.language import lazy as _l
from tenants.folding import fold

NAME, CHILDREN, PARTNER, OWNER = "given_name", "children", "partner", "owner_id"
NOT_DETAILS = frozenset({NAME, "family_name", CHILDREN, PARTNER, OWNER, "enrolled_on"})
SHEET_NAMES = frozenset({"persone", "people", "donne", "iscritte"})

YES_NO = Choice(((True, ("sì", "yes", "x", "vero")), (False, ("no", "no", "falso"))))
LIVING = Choice(
    (
        (Living.ALONE, ("da sola", "alone", "sola", "da sola con i figli", "monogenitore")),
        (Living.WITH_PARTNER, ("con un partner", "with a partner", "in coppia", "coppia")),
        (Living.OTHER, ("in un altro modo", "another way", "altro")),
    )
)
EMPLOYMENT = Choice(
    (
        (Employment.EMPLOYED, ("dipendente", "employed", "occupata", "lavora")),
        (Employment.SELF_EMPLOYED, ("in proprio", "self-employed", "autonoma", "partita iva")),
        (Employment.SEEKING, ("cerca lavoro", "looking for work", "disoccupata")),
        (Employment.INACTIVE, ("non lavora e non cerca", "not working", "inattiva", "casalinga")),
        (Employment.ON_LEAVE, ("in congedo", "on leave", "congedo", "maternità")),
    )
)
HOURS = Choice(
    (
        (WorkingHours.FULL_TIME, ("tempo pieno", "full time")),
        (WorkingHours.PART_TIME, ("part-time", "part time", "tempo parziale")),
        (WorkingHours.SHIFTS, ("turni", "shifts", "turnista")),
        (WorkingHours.OCCASIONAL, ("occasionale", "occasional", "lavori occasionali")),
    )
)
ISEE = Choice(
    (
        (IseeBand.UP_TO_9, ("fino a 9.000", "up to 9,000")),
        (IseeBand.UP_TO_15, ("fino a 15.000", "up to 15,000")),
        (IseeBand.UP_TO_25, ("fino a 25.000", "up to 25,000")),
        (IseeBand.UP_TO_40, ("fino a 40.000", "up to 40,000")),
        (IseeBand.OVER_40, ("oltre 40.000", "over 40,000")),
    )
)
PHONE = Pattern(re.compile(r"\+?[\d\s./()-]{5,25}"), "not_a_phone")
EMAIL = Pattern(re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "not_an_email")
TAX_CODE = Pattern(re.compile(r"[A-Za-z0-9]{16}"), "not_a_tax_code")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the sheet; `also` are other headings that mean the same."""

    key: str
    heading: Any  # a lazy message
    shape: Shape
    hint: Any = ""
    also: tuple[str, ...] = ()


_CHOOSE = _l("Scegli una voce dell'elenco.")
_COLUMNS = (
    Column(NAME, _l("Nome"), Words(60), _l("Obbligatorio."), ("first name", "name")),
    Column("family_name", _l("Cognome"), Words(60), "", ("surname", "last name")),
    Column(
        "born_in",
        _l("Anno di nascita"),
        Year(),
        _l("Quattro cifre, oppure la data intera."),
        ("nata nel", "anno", "data di nascita", "year of birth", "born", "nata il"),
    ),
    Column(
        "municipality",
        _l("Comune"),
        Municipality(),
        _l("Dove vive: un comune della provincia."),
        ("comune di residenza", "residenza", "città", "municipality", "town"),
    ),
    Column("phone", _l("Telefono"), PHONE, "", ("cellulare", "tel", "phone", "mobile")),
    Column("email", _l("E-mail"), EMAIL, "", ("email", "mail", "posta elettronica")),
    Column("address", _l("Indirizzo"), Words(200), "", ("via", "address")),
    Column("tax_code", _l("Codice fiscale"), TAX_CODE, "", ("cf", "tax code")),
    Column(
        "living", _l("Con chi vive"), LIVING, _CHOOSE, ("come vive", "lives", "stato di famiglia")
    ),
    Column(
        CHILDREN,
        _l("Figli"),
        Children(),
        _l("Nome e anno di nascita di ognuno, con il punto e virgola: Leo 2019; Sara 2021."),
        ("figli minori", "bambini", "children", "anni dei figli"),
    ),
    Column(
        PARTNER,
        _l("Partner"),
        Partner(),
        _l("Sì, no, oppure nome e anno di nascita."),
        ("convivente", "marito", "compagno"),
    ),
    Column("employment", _l("Lavoro"), EMPLOYMENT, _CHOOSE, ("occupazione", "work", "employment")),
    Column("working_hours", _l("Orario di lavoro"), HOURS, _CHOOSE, ("orario", "working hours")),
    Column("company", _l("Azienda"), Words(120), "", ("datore di lavoro", "company", "employer")),
    Column("isee_band", _l("Fascia ISEE"), ISEE, _CHOOSE, ("isee", "isee band")),
    Column(
        "may_leave_message",
        _l("Si può lasciare un messaggio"),
        YES_NO,
        _l("Sì oppure no: se non lo sai, lascia vuoto."),
        ("messaggi", "may leave a message"),
    ),
    Column("story", _l("Che cosa chiede"), Words(5000), "", ("richiesta", "note", "bisogno")),
    Column(
        "enrolled_on",
        _l("Iscritta il"),
        Day(),
        _l("Il giorno dell'iscrizione; vuoto vuol dire oggi."),
        ("data iscrizione", "data di iscrizione", "enrolled on", "iscrizione"),
    ),
    Column(
        OWNER,
        _l("La segue"),
        Manager(),
        _l("Nome e cognome della welfare manager; vuoto se non la segue ancora nessuna."),
        ("welfare manager", "referente", "followed by"),
    ),
)


def columns() -> Mapping[str, Column]:
    """Return every column by its key, in the order of the sheet."""
    return {column.key: column for column in _COLUMNS}


def headings() -> list[str]:
    """Return the headings in the page's language."""
    return [str(column.heading) for column in _COLUMNS]


def recognised(heading: str) -> str | None:
    """Return the key of the column that a heading of a file means."""
    return _keys_by_heading(current_language()).get(fold(heading)) if heading else None


@cache
def _keys_by_heading(_language: str) -> Mapping[str, str]:
    """Know the headings in the page's language, and the other words for them."""
    return {
        fold(each): column.key
        for column in _COLUMNS
        for each in (column.key, str(column.heading), *column.also)
    }


LAYOUT = Layout(recognised, NAME, "Nome", SHEET_NAMES)
