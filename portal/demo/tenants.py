"""The organisations and people of the demo, written as the database's owner."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, insert, select, text, update
from sqlalchemy.engine import Connection

from portal.demo.files import demo_id, organisations, people
from portal.signin.passwords import hashed, matches
from tenants.folding import sort_key
from tenants.models import (
    Membership,
    MembershipRole,
    Network,
    OfficeContact,
    Organisation,
    Site,
    User,
)
from tenants.sign_in import Credential


@contextmanager
def as_owner(url: str) -> Iterator[Connection]:
    """Open one transaction that the migration policies let through."""
    engine = create_engine(url)
    try:
        with engine.begin() as connection:
            connection.execute(text("SET LOCAL portal.migration = 'on'"))
            yield connection
    finally:
        engine.dispose()


def is_empty(connection: Connection) -> bool:
    found = connection.execute(text("SELECT EXISTS (SELECT FROM organisation)")).scalar_one()
    return not found


def is_demo(connection: Connection) -> bool:
    return connection.execute(select(Network.demo_since)).scalar_one() is not None


def services_of(connection: Connection) -> frozenset[tuple[UUID, str]]:
    """Return each service that is there, by its organisation and name."""
    rows = connection.execute(text("SELECT organisation_id, name FROM service"))
    return frozenset((row.organisation_id, row.name) for row in rows)


def codes_of(connection: Connection) -> frozenset[str]:
    """Return the code of each woman who is followed already."""
    return frozenset(connection.execute(text("SELECT code FROM participant")).scalars())


def are_referred(connection: Connection) -> bool:
    """Tell whether the year of referrals is there, and not only its beginning."""
    told = text("SELECT EXISTS (SELECT FROM referral_event WHERE noticed_at IS NOT NULL)")
    return bool(connection.execute(told).scalar_one())


def clear_referrals(connection: Connection) -> None:
    """Take away what an interrupted load began."""
    for table in ("waitlist_entry", "referral", "service_request"):
        connection.execute(text(f"DELETE FROM {table}"))


def silence_the_past(connection: Connection, at: datetime) -> None:
    """Mark what happened before the last days as told: nobody wants a year of notices."""
    connection.execute(
        text("UPDATE referral_event SET noticed_at = :at WHERE happened_at < :lately"),
        {"at": at, "lately": at - timedelta(days=4)},
    )


def write_organisations(connection: Connection, at: datetime) -> None:
    for organisation in organisations():
        connection.execute(insert(Organisation).values(_organisation(organisation, at)))
        for table, key in ((Site, "sites"), (OfficeContact, "contacts")):
            for place, part in enumerate(organisation.get(key, [])):
                connection.execute(insert(table).values(_part(organisation, key, place, part, at)))
    connection.execute(update(Network).values(demo_since=at))


def write_people(connection: Connection, password: str, at: datetime) -> None:
    """Write every person with the demo password (hashed once for all)."""
    password_hash = hashed(password)
    for person in people():
        user_id = demo_id("person", person["email"])
        connection.execute(insert(User).values(_person(person, at)))
        connection.execute(
            insert(Credential).values(user_id=user_id, password_hash=password_hash, changed_at=at)
        )
        for place in person["memberships"]:
            _write_membership(connection, person["email"], place, at)


def renew_password(connection: Connection, password: str, at: datetime) -> None:
    """Give the demo's people the password that is printed, when the settings name another now."""
    known_by = [demo_id("person", person["email"]) for person in people()]
    first = select(Credential.password_hash).where(Credential.user_id == known_by[0])
    if not matches(password, connection.scalar(first)):
        renewed = {"password_hash": hashed(password), "changed_at": at}
        theirs = Credential.user_id.in_(known_by)
        connection.execute(update(Credential).where(theirs).values(renewed))


def _write_membership(
    connection: Connection, email: str, place: dict[str, Any], at: datetime
) -> None:
    owner = demo_id("organisation", place["organisation"])
    membership_id = demo_id("membership", email, place["organisation"])
    stamps = {"created_at": at, "changed_at": at}
    connection.execute(
        insert(Membership).values(
            organisation_id=owner, id=membership_id, user_id=demo_id("person", email), **stamps
        )
    )
    for role in place["roles"]:
        connection.execute(
            insert(MembershipRole).values(
                organisation_id=owner,
                id=demo_id("role", email, place["organisation"], role),
                membership_id=membership_id,
                role=role,
            )
        )


def _organisation(organisation: dict[str, Any], at: datetime) -> dict[str, Any]:
    words = organisation.get("description", {})
    return {
        "id": demo_id("organisation", organisation["slug"]),
        "kind": organisation["kind"],
        "state": organisation["state"],
        "name": organisation["name"],
        "sort_key": sort_key(organisation["name"]),
        "description_it": words.get("it", ""),
        "description_en": words.get("en", ""),
        "website": organisation.get("website", ""),
        "agreement_on": organisation.get("agreement_on"),
        "default_language": organisation.get("default_language", "it"),
        "version": 1,
        "created_at": at,
        "changed_at": at,
    }


def _part(
    organisation: dict[str, Any], key: str, place: int, part: dict[str, Any], at: datetime
) -> dict[str, Any]:
    return {
        "organisation_id": demo_id("organisation", organisation["slug"]),
        "id": demo_id(key, organisation["slug"], place),
        "sort": place,
        "created_at": at,
        "changed_at": at,
        **part,
    }


def _person(person: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "id": demo_id("person", person["email"]),
        "email": person["email"],
        "name": person["name"],
        "sort_key": sort_key(person["name"]),
        "language": person.get("language", "it"),
        "wants_notices": True,
        "created_at": at,
        "changed_at": at,
    }
