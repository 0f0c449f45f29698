"""The roles page: what each role may do, read from the permissions themselves."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from portal.ui.roles import permission_words, roles_of
from tenants.models import OrganisationKind, Role
from tenants.permissions import holders


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One thing that may be done, and who may do it."""

    permission: StrEnum
    words: Any
    holders: frozenset[Role]
    for_everyone: bool


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """The roles of an organisation of one kind, and the rows that concern them."""

    roles: list[Role]
    rows: list[MatrixRow]


def role_matrix(kind: OrganisationKind) -> RoleMatrix:
    """Return what the roles of a kind of organisation may do."""
    roles = roles_of(kind)
    rows = [
        MatrixRow(permission, words, held, held >= set(roles))
        for permission, words in permission_words().items()
        if (held := holders(permission) & set(roles))
    ]
    return RoleMatrix(roles, rows)
