"""Who answers for the portal, and what it is built of."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path

from sqlalchemy import select

from portal.config import ROOT
from tenants.database import db
from tenants.models import Audience, OfficeContact, Organisation, OrganisationKind

LOCK = ROOT / "requirements.lock"
FRONT_END = ROOT / "static" / "vendor" / "licences.json"
LONGEST_LICENCE = 60  # some packages put the whole text where the name belongs


@dataclass(frozen=True, slots=True)
class Package:
    """Something that others wrote and the portal uses."""

    name: str
    version: str
    licence: str


def lead_offices() -> Sequence[OfficeContact]:
    """Return the public offices of the lead, which answers for the portal."""
    lead = select(Organisation.id).where(Organisation.kind == OrganisationKind.LEAD)
    offices = (
        select(OfficeContact)
        .where(OfficeContact.organisation_id.in_(lead), OfficeContact.audience == Audience.PUBLIC)
        .order_by(OfficeContact.sort, OfficeContact.id)
    )
    return db.session.scalars(offices).all()


@cache
def python_packages() -> tuple[Package, ...]:
    """Return the packages that the lock names, as they are installed."""
    wanted = set(_locked(LOCK))
    found = {_name(one): one for one in distributions()}
    return tuple(
        Package(name, found[name].version, _licence(found[name]))
        for name in sorted(wanted & found.keys())
    )


@cache
def front_end_packages() -> tuple[Package, ...]:
    """Return the packages whose files the pages load."""
    if not FRONT_END.exists():
        return ()
    listed = json.loads(FRONT_END.read_text(encoding="utf-8"))
    return tuple(Package(one["name"], one["version"], one["licence"]) for one in listed)


def _locked(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0].split("[")[0].lower() for line in lines if "==" in line[:80]]


def _name(one: Distribution) -> str:
    return str(one.metadata["Name"]).lower().replace("_", "-")


def _licence(one: Distribution) -> str:
    """Return a licence's short name: the expression, else the classifier, else the old field."""
    said = one.metadata["License-Expression"]
    classified = [
        line.rpartition(" :: ")[2]
        for line in one.metadata.get_all("Classifier") or []
        if line.startswith("License ::")
    ]
    plain = (one.metadata["License"] or "").strip()
    short = plain if len(plain) <= LONGEST_LICENCE else ""
    return str(said or ", ".join(classified) or short or "–")
