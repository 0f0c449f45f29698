"""The woman whom a referral is about, as sending knows her; her row belongs to the cases."""

from typing import Protocol
from uuid import UUID

from portal.referrals.sharing.followed import Followed


class Woman(Followed, Protocol):
    """A participant whose case was opened: what may be shared of her, and how her case stands."""

    @property
    def organisation_id(self) -> UUID: ...
    @property
    def owner_id(self) -> UUID | None: ...
    @property
    def is_closed(self) -> bool: ...
