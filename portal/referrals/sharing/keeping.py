"""The rows that keep what is told: a level that says something else gets a new, numbered one."""

from collections.abc import Mapping
from typing import Any

from portal.catalogue.publishing.kinds import SPECIAL
from portal.referrals.sharing import queries
from portal.referrals.sharing.models import ReferralShare
from portal.referrals.tracking.kinds import Level
from portal.referrals.tracking.models import Referral
from tenants.clock import now
from tenants.database import db, new_id

Contents = Mapping[Level, dict[str, Any]]


def kept(referral: Referral) -> dict[Level, dict[str, Any]]:
    """Return what each level of a referral tells by now."""
    return {level: share.content for level, share in _newest(referral).items()}


def keep(referral: Referral, contents: Contents) -> None:
    """Write what each level tells from now on; the door opens what is newest, as the state says."""
    newest = _newest(referral)
    for level in {**newest, **contents}:
        before, content = newest.get(level), contents.get(level, {})
        if before is None or before.content != content:
            _add(referral, level, content, number=before.number + 1 if before else 1)
    db.session.flush()


def without_special(contents: Contents) -> dict[Level, dict[str, Any]]:
    """Return what is told without what is of a special category."""
    return {
        level: {name: said for name, said in content.items() if name not in SPECIAL}
        for level, content in contents.items()
    }


def hidden_away(contents: Contents) -> dict[Level, dict[str, Any]]:
    """Return what is told of a woman who is protected from now on: who she is, to one person."""
    preview = dict(contents.get(Level.PREVIEW, {}))
    delivery = dict(contents.get(Level.DELIVERY, {}))
    for name in ("initials", "municipality"):
        preview.pop(name, None)
    delivery.pop("address", None)
    if contents.get(Level.CONTACT):
        delivery["contact"] = contents[Level.CONTACT]
    return {Level.PREVIEW: preview, Level.CONTACT: {}, Level.DELIVERY: delivery, Level.CLOSED: {}}


def _newest(referral: Referral) -> dict[Level, ReferralShare]:
    return {share.level: share for share in reversed(queries.shares(referral))}


def _add(referral: Referral, level: Level, content: dict[str, Any], *, number: int) -> None:
    share = ReferralShare(
        id=new_id(),
        organisation_id=referral.organisation_id,
        referral_id=referral.id,
        recipient_id=referral.recipient_id,
        level=level,
        number=number,
        shared_at=now(),
    )
    share.content = content
    db.session.add(share)
