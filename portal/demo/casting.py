"""Where the invented referrals play: the women, the partners who answer, and their services."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from random import Random
from uuid import UUID

from sqlalchemy import select, text

from portal.catalogue.listing.models import Listing
from portal.demo.families import families
from portal.demo.files import demo_id, organisations, people
from portal.demo.first_year import MANAGERS
from portal.demo.partners import Partner
from portal.participants.cases.kinds import CLOSED
from portal.participants.cases.models import Participant
from portal.referrals.sending.writing.destinations import Destination, destination
from tenants.database import db
from tenants.permissions import NotFoundError
from tenants.scope import acting_for

OFTEN = {  # how often a partner is asked, where others are once
    demo_id("organisation", "il-melograno"): 6,
    demo_id("organisation", "comune-esempio-valle"): 4,
    demo_id("organisation", "bottega-dei-mestieri"): 4,
    demo_id("organisation", "mani-pronte"): 3,
}


@dataclass(frozen=True, slots=True)
class Network:
    """Where the stories play: who answers, which services run, and the chance of it all."""

    random: Random
    partners: dict[UUID, Partner]
    services: list[Destination]

    def one(self) -> Destination:
        """Return a service of a partner who answers, by chance; some are asked far more often."""
        places = sorted({each.recipient_id for each in self.services if each.recipient_id})
        [place] = self.random.choices(places, [OFTEN.get(each, 1) for each in places])
        return self.random.choice([each for each in self.services if each.recipient_id == place])

    def partner(self, target: Destination) -> Partner | None:
        """Return who answers there; nobody of the network where it is outside."""
        return self.partners.get(target.recipient_id) if target.recipient_id else None


def services(partners: dict[UUID, Partner]) -> list[Destination]:
    """Return the services of the partners who answer that run today."""
    found = []
    with as_sender(demo_id("person", MANAGERS[0])):
        running = select(Listing.id, Listing.organisation_id).where(Listing.closed.is_(False))
        for service_id, organisation_id in db.session.execute(running.order_by(Listing.id)).all():
            with suppress(NotFoundError):  # not shown yet, or no more
                if organisation_id in partners:
                    found.append(destination(service_id))
    return found


def women() -> list[tuple[UUID, UUID]]:
    """Return the women whose case is open, each with who follows her."""
    codes = [f"BL-2023-{each.number:04}" for each in families() if each.state not in CLOSED]
    with as_sender(demo_id("person", MANAGERS[0])):
        rows = db.session.execute(
            select(Participant.id, Participant.owner_id)
            .where(Participant.organisation_id == lead(), Participant.code.in_(codes))
            .order_by(Participant.code)
        )
        return [(woman, owner) for woman, owner in rows if owner]


def partners() -> dict[UUID, Partner]:
    """Return who answers referrals, by organisation."""
    return {
        demo_id("organisation", place["organisation"]): Partner(
            demo_id("person", person["email"]),
            person["name"],
            demo_id("organisation", place["organisation"]),
        )
        for person in people()
        for place in person["memberships"]
        if "intake_operator" in place["roles"]
    }


def lead() -> UUID:
    return demo_id("organisation", organisations()[0]["slug"])


@contextmanager
def as_sender(user_id: UUID, purpose: str = "demo") -> Iterator[None]:
    with acting_for(lead(), user_id, purpose=purpose, case_access=True), _quickly():
        yield


@contextmanager
def as_partner(partner: Partner) -> Iterator[None]:
    scope = acting_for(partner.organisation_id, partner.user_id, purpose="demo", intake_access=True)
    with scope, _quickly():
        yield


@contextmanager
def _quickly() -> Iterator[None]:
    """Work in one transaction that waits for no disk."""
    try:
        db.session.execute(text("SET LOCAL synchronous_commit = off"))
        yield
        db.session.commit()
    finally:
        db.session.remove()
