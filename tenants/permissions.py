"""The permission engine: what a view requires, and whether a person may do it to a thing."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from tenants.identity import Identity
from tenants.models import Role

Predicate = Callable[[Identity, Any], bool]
View = TypeVar("View", bound=Callable[..., Any])

EVERY_ROLE = frozenset(Role)
PUBLIC = "public"

_granted: dict[StrEnum, frozenset[Role]] = {}
_silent: set[StrEnum] = set()
_conditions: dict[StrEnum, tuple[Predicate, ...]] = {}


class NotSignedInError(Exception):
    """The page needs a signed-in person."""


class NotFoundError(Exception):
    """There is no such thing, or not for this organisation: the two are told apart by nobody."""


class NotAllowedError(Exception):
    """The thing is yours to see, the act is not yours to do."""

    def __init__(self, permission: StrEnum) -> None:
        super().__init__(permission)
        self.permission = permission


def grant(
    roles: Mapping[Any, Iterable[Role]], conditions: Mapping[Any, Iterable[Predicate]] | None = None
) -> None:
    """Register a room's permissions: who holds each, and what must be true of the thing."""
    for permission, holders in roles.items():
        _granted[permission] = frozenset(holders)
    for permission, predicates in (conditions or {}).items():
        _conditions[permission] = tuple(predicates)


def keep_silent(*permissions: StrEnum) -> None:
    """Let these be refused as if there were nothing: that there is something is a secret too."""
    _silent.update(permissions)


def holders(permission: StrEnum) -> frozenset[Role]:
    """Return the roles that carry a permission."""
    return _granted[permission]


def may(identity: Identity | None, permission: StrEnum, thing: object = None) -> bool:
    """Tell whether a person holds a permission, and on this thing."""
    if identity is None or not (identity.roles & _granted[permission]):
        return False
    if thing is None:
        return True
    return all(predicate(identity, thing) for predicate in _conditions.get(permission, ()))


def check(identity: Identity | None, permission: StrEnum, thing: object = None) -> None:
    """Raise what the edge turns into a sign-in, a 404, or a 403 that says who can grant it."""
    if identity is None:
        raise NotSignedInError
    if may(identity, permission, thing):
        return
    raise NotFoundError if permission in _silent else NotAllowedError(permission)


def requires(permission: StrEnum) -> Callable[[View], View]:
    """Declare what a view requires; `tenants.requests` enforces it around every call."""

    def declare(view: View) -> View:
        view.__permission__ = permission  # type: ignore[attr-defined]
        return view

    return declare


def public(view: View) -> View:
    """Declare that anyone may open a view."""
    view.__permission__ = PUBLIC  # type: ignore[attr-defined]
    return view


def declared(view: Callable[..., Any]) -> StrEnum | str | None:
    """Return what a view declares, None when it declares nothing."""
    return getattr(view, "__permission__", None)
