"""The current context: for which organisation, by whom and why the database is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

NOBODY = UUID(int=0)


class NoScopeError(RuntimeError):
    """The database was asked outside any context."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What row security compares: set once a transaction, never changed inside it."""

    organisation_id: UUID
    user_id: UUID
    purpose: str
    case_access: bool = False
    intake_access: bool = False
    read_only: bool = False


_current: ContextVar[Scope | None] = ContextVar("scope", default=None)


def current() -> Scope:
    scope = _current.get()
    if scope is None:
        raise NoScopeError("Wrap the work in `with acting_for(organisation, user, purpose=…):`.")
    return scope


def is_set() -> bool:
    return _current.get() is not None


@contextmanager
def acting_for(
    organisation_id: UUID | None,
    user_id: UUID | None = None,
    *,
    purpose: str,
    case_access: bool = False,
    intake_access: bool = False,
    read_only: bool = False,
) -> Iterator[Scope]:
    """Open the context of one organisation; without one, of the anonymous public.

    Nesting is refused: an inner scope would run inside the outer transaction.
    """
    if _current.get() is not None:
        raise NoScopeError("Scopes do not nest: finish one organisation's work first.")
    scope = Scope(
        organisation_id or NOBODY,
        user_id or NOBODY,
        purpose,
        case_access=case_access,
        intake_access=intake_access,
        read_only=read_only,
    )
    token = _current.set(scope)
    try:
        yield scope
    finally:
        _current.reset(token)
