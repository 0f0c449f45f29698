"""The lines of the queue as its pages show them: everything is said once, before the template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from flask import url_for
from markupsafe import Markup
from sqlalchemy import Row

from portal.referrals.inbox.labels import due
from portal.referrals.inbox.queries import Lines, Tab
from portal.referrals.sharing.levels import Preview
from portal.referrals.sharing.words import in_brief
from portal.referrals.tracking.kinds import Status, Urgency
from portal.referrals.tracking.labels import STATUSES
from portal.ui.chips import status_chip
from portal.ui.language import gettext as _
from tenants.clock import today


@dataclass(frozen=True, slots=True)
class Shown:
    """One line: where it leads, for whom it is, by when, and whether it waits for an answer."""

    id: UUID
    href: str
    initials: str
    code: str
    service: str
    told: str
    due: str
    late: bool
    chips: Markup
    operator: str
    waits: bool


def shown(lines: Lines, tab: Tab) -> list[Shown]:
    """Return the lines of a page; each says nothing that its tab says already."""
    root, on = url_for("inbox.queue"), today()
    return [_line(row, preview, f"{root}/{row.id}", tab, on) for row, preview in lines.items]


def _line(row: Row[Any], preview: Preview | None, href: str, tab: Tab, on: date) -> Shown:
    when = due(row, on)
    return Shown(
        id=row.id,
        href=href,
        initials=preview.initials if preview else "",
        code=row.code,
        service=row.service_name,
        told=in_brief(preview) if preview else "",
        due="" if when.late else when.text,
        late=when.late,
        chips=_joined(_chips(row, tab, when.text if when.late else "")),
        operator="" if tab is Tab.MINE else row.operator_name,
        waits=row.status is Status.REQUESTED,
    )


def _chips(row: Row[Any], tab: Tab, late: str) -> Iterable[Markup]:
    if late:
        yield status_chip("referral", "late", late)
    if row.urgency is Urgency.URGENT:
        yield status_chip("referral", "urgent", _("Urgente"))
    if tab is not Tab.TO_ANSWER:
        yield status_chip("referral", row.status, str(STATUSES[row.status]))


def _joined(chips: Iterable[Markup]) -> Markup:
    return Markup(" ").join(chips)
