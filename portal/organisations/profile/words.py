"""A profile as it travels between the form, the tables and the comparison of two versions."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from portal.geography.municipalities import municipality
from portal.ui.formats import date_words
from portal.ui.language import lazy as _l
from tenants.models import Audience

LABELS = {
    "name": _l("Nome"),
    "legal_name": _l("Ragione sociale"),
    "description_it": _l("Descrizione in italiano"),
    "description_en": _l("Descrizione in inglese"),
    "website": _l("Sito web"),
    "agreement_on": _l("Data della convenzione"),
    "sites": _l("Sedi"),
    "contacts": _l("Contatti degli uffici"),
}
AUDIENCE_WORDS = {
    Audience.PUBLIC: _l("Chiunque"),
    Audience.NETWORK: _l("Solo la rete"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWords:
    """A site, with the id of its row when it has one already."""

    id: UUID | None
    name: str
    address: str
    postal_code: str
    municipality: str

    def __str__(self) -> str:
        place = municipality(self.municipality)
        town = f"{self.postal_code} {place.name if place else ''}".strip()
        return ", ".join(part for part in (self.name, self.address, town) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactWords:
    """An office and how to reach it, with the id of its row when it has one already."""

    id: UUID | None
    role: str
    email: str
    phone: str
    audience: Audience

    def __str__(self) -> str:
        audience = str(AUDIENCE_WORDS[self.audience])
        parts = (self.role, self.email, self.phone, audience)
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileWords:
    """All that the profile form says."""

    name: str
    legal_name: str
    description_it: str
    description_en: str
    website: str
    agreement_on: date | None
    sites: tuple[SiteWords, ...]
    contacts: tuple[ContactWords, ...]

    def changed_from(self, other: "ProfileWords") -> list[str]:
        """Return the names of the fields that say something else."""
        names = [field.name for field in fields(self)]
        return [name for name in names if _shown(self, name) != _shown(other, name)]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in two versions, in words."""

    label: Any
    saved: str
    typed: str


def differences(saved: ProfileWords, typed: ProfileWords) -> Iterator[Difference]:
    """Yield what two versions say differently, in the order of the form."""
    for name in typed.changed_from(saved):
        yield Difference(LABELS[name], _shown(saved, name), _shown(typed, name))


def _shown(profile: ProfileWords, name: str) -> str:
    value = getattr(profile, name)
    if isinstance(value, tuple):
        return "\n".join(str(row) for row in value)
    if isinstance(value, date):
        return date_words(value)
    return value or ""
