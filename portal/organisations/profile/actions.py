"""What an organisation changes about itself."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TypeVar

from portal.organisations.profile import queries
from portal.organisations.profile.facts import LogoChanged, ProfileChanged
from portal.organisations.profile.logos import redrawn
from portal.organisations.profile.words import ContactWords, ProfileWords, SiteWords
from portal.ui.errors import ConflictError
from tenants import ledger
from tenants.clock import now
from tenants.database import db
from tenants.folding import sort_key
from tenants.models import OfficeContact, Organisation, Site

PLAIN = ("name", "legal_name", "description_it", "description_en", "website", "agreement_on")

Row = TypeVar("Row", Site, OfficeContact)


def save_profile(profile: ProfileWords, *, version: int | None) -> Organisation:
    """Save the profile; raises ConflictError when somebody saved after the form was opened."""
    organisation = queries.own_organisation(for_update=True)
    if version != organisation.version:
        raise ConflictError
    changed = profile.changed_from(queries.profile_of(organisation))
    if not changed:
        return organisation
    for field in PLAIN:
        setattr(organisation, field, getattr(profile, field))
    organisation.sort_key = sort_key(profile.name)
    organisation.changed_at = now()  # also when only its rows changed: the version must count
    _keep(Site, queries.sites(), profile.sites)
    _keep(OfficeContact, queries.contacts(), profile.contacts)
    db.session.flush()
    ledger.record(ProfileChanged(changed), about=organisation.id)
    return organisation


def set_logo(content: bytes) -> None:
    """Show a logo, drawn anew from the file; raises LogoError when it is none."""
    _set_logo(redrawn(content))


def remove_logo() -> None:
    _set_logo(None)


def _set_logo(drawing: bytes | None) -> None:
    organisation = queries.own_organisation(for_update=True)
    organisation.logo = drawing
    organisation.logo_type = "image/png" if drawing else ""
    db.session.flush()
    ledger.record(LogoChanged(drawing is not None), about=organisation.id)


def _keep(model: type[Row], rows: Sequence[Row], words: Iterable[SiteWords | ContactWords]) -> None:
    """Make the table say what the form says; an id that is not ours makes a new row."""
    known = {row.id: row for row in rows}
    for at, said in enumerate(words):
        row = known.pop(said.id, None) if said.id else None
        values = {name: value for name, value in asdict(said).items() if name != "id"}
        if row is None:
            db.session.add(model(**values, sort=at))
        else:
            for name, value in (values | {"sort": at}).items():
                setattr(row, name, value)
    for gone in known.values():
        db.session.delete(gone)
