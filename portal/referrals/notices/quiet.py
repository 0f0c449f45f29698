"""Quiet hours: a mail that falls into them leaves when they end."""

from datetime import datetime, time, timedelta

from tenants.clock import HOME


def leaves_at(moment: datetime, begin: time, end: time) -> datetime:
    """Return when a mail of this moment leaves; hours from `begin` to `end` may span midnight."""
    local = moment.astimezone(HOME)
    if begin == end or not _is_quiet(local.time(), begin, end):
        return moment
    day = local.date() + timedelta(days=1 if begin > end and local.time() >= begin else 0)
    return datetime.combine(day, end, tzinfo=HOME).astimezone(moment.tzinfo)


def _is_quiet(at: time, begin: time, end: time) -> bool:
    return begin <= at < end if begin < end else at >= begin or at < end
