"""What services ask for today: corrections, confirmations, reviews, a fresh word on the places."""

from collections.abc import Iterator
from datetime import timedelta

from flask import url_for
from sqlalchemy import func, select

from portal.catalogue.publishing import queries
from portal.catalogue.publishing.lists import Shown
from portal.catalogue.publishing.models import (
    CapacityStatus,
    Service,
    ServiceVersion,
    VersionState,
)
from portal.catalogue.publishing.permissions import Services
from portal.ui.attention import Attention, watch
from portal.ui.language import gettext as _
from portal.ui.language import ngettext
from tenants.clock import today
from tenants.database import db
from tenants.identity import Identity
from tenants.permissions import may

STALE_WORD = timedelta(days=30)
REVIEW_WITHIN = timedelta(days=7)
MOST_CORRECTIONS = 5


@watch
def corrections(identity: Identity) -> Iterator[Attention]:
    """Yield each version that was given back."""
    if not may(identity, Services.EDIT):
        return
    asked = (
        select(ServiceVersion.service_id, Service.name)
        .join(ServiceVersion.service)
        .where(ServiceVersion.organisation_id == identity.organisation_id)
        .where(ServiceVersion.state == VersionState.CHANGES_REQUESTED)
        .order_by(ServiceVersion.decided_at, ServiceVersion.id)
        .limit(MOST_CORRECTIONS)
    )
    for service_id, name in db.session.execute(asked):
        yield Attention(
            text=_("Correzioni richieste: «%(name)s»", name=name),
            verb=_("Correggi"),
            href=url_for("services.edit", service_id=service_id),
            icon="chat-dots",
        )


@watch
def confirmations(identity: Identity) -> Iterator[Attention]:
    """Yield how many services are to be looked at again."""
    due = queries.services_due(identity.organisation_id) if may(identity, Services.CONFIRM) else ()
    if due:
        yield Attention(
            text=ngettext("Una scheda da confermare", "%(n)s schede da confermare", len(due)),
            verb=_("Conferma"),
            href=url_for("services.index", state=Shown.TO_CONFIRM.value),
            icon="patch-check",
            due=due[0].review_due_on,
        )


@watch
def places(identity: Identity) -> Iterator[Attention]:
    """Yield how many services have not said their places for a month."""
    if not may(identity, Services.ANNOUNCE):
        return
    said_long_ago = (
        select(func.count())
        .select_from(Service)
        .where(Service.organisation_id == identity.organisation_id)
        .where(Service.published_at.is_not(None), Service.retired_at.is_(None))
        .where(Service.capacity.in_((CapacityStatus.PLACES, CapacityStatus.WAITLIST)))
        .where(Service.capacity_said_on < today() - STALE_WORD)
    )
    count = db.session.scalar(said_long_ago)
    if count:
        yield Attention(
            text=ngettext(
                "Di una scheda non dici i posti da un mese",
                "Di %(n)s schede non dici i posti da un mese",
                count,
            ),
            verb=_("Aggiorna"),
            href=url_for("services.index", state=Shown.PUBLISHED.value),
            icon="people",
        )


@watch
def reviews(identity: Identity) -> Iterator[Attention]:
    """Yield how many versions wait for a reviewer, and by when the oldest wants an answer."""
    if not may(identity, Services.REVIEW):
        return
    waiting = select(func.count(), func.min(ServiceVersion.submitted_at)).where(
        ServiceVersion.state == VersionState.IN_REVIEW
    )
    count, oldest = db.session.execute(waiting).one()
    if oldest is not None:
        yield Attention(
            text=ngettext("Una scheda da revisionare", "%(n)s schede da revisionare", count),
            verb=_("Guarda"),
            href=url_for("reviews.index"),
            icon="clipboard-check",
            due=(oldest + REVIEW_WITHIN).date(),
        )
