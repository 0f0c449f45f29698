"""What the partner was told of her, level by level, with since when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from portal.referrals.sharing import levels
from portal.referrals.sharing import queries as sharing
from portal.referrals.sharing.models import ReferralShare
from portal.referrals.sharing.words import LEVELS, Line, lines
from portal.referrals.tracking.kinds import Level
from portal.referrals.tracking.models import Referral
from portal.ui.formats import moment_words
from portal.ui.language import gettext as _
from tenants.clock import now

IN_ORDER = tuple(Level)


@dataclass(frozen=True, slots=True)
class Told:
    """One level of what is shared, as the page shows it."""

    title: str
    when: str
    is_open: bool
    lines: Sequence[Line]


def told(referral: Referral) -> list[Told]:
    """Return the newest share of each level, in the order in which they open."""
    newest: dict[Level, ReferralShare] = {}
    for share in sharing.shares(referral):
        newest.setdefault(share.level, share)
    return [_told(newest[level]) for level in IN_ORDER if level in newest]


def _told(share: ReferralShare) -> Told:
    is_open = share.open_from is not None and not _is_over(share.open_until)
    return Told(
        str(LEVELS[share.level]),
        _when(share),
        is_open,
        lines(levels.read(share.level, share.content)),
    )


def _when(share: ReferralShare) -> str:
    if share.open_from is None:
        return _("non ancora letto da nessuno")
    since = moment_words(share.open_from)
    if share.open_until is None:
        return _("aperto dal %(since)s", since=since)
    until = moment_words(share.open_until)
    if _is_over(share.open_until):
        return _("aperto dal %(since)s, chiuso il %(until)s", since=since, until=until)
    return _("aperto dal %(since)s al %(until)s", since=since, until=until)


def _is_over(until: datetime | None) -> bool:
    return until is not None and until <= now()
