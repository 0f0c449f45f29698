"""Roles, kinds and states of organisations, and permissions, in the words of the screens."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from flask import Flask

from portal.ui.language import lazy as _l
from tenants.models import (
    LEAD_ROLES,
    Language,
    OrganisationKind,
    OrganisationState,
    Role,
)

ROLE_WORDS: dict[Role, Any] = {
    Role.ADMIN: _l("Amministrazione"),
    Role.SERVICE_EDITOR: _l("Redazione dei servizi"),
    Role.INTAKE_OPERATOR: _l("Accoglienza"),
    Role.WELFARE_MANAGER: _l("Welfare manager"),
    Role.HR_MANAGER: _l("Risorse umane"),
    Role.READER: _l("Lettura"),
    Role.REVIEWER: _l("Revisione dei servizi"),
    Role.OVERSEER: _l("Supervisione della rete"),
    Role.NETWORK_ADMIN: _l("Amministrazione della rete"),
}
ROLE_TASKS: dict[Role, Any] = {
    Role.ADMIN: _l("cura il profilo, invita le persone e dà i ruoli"),
    Role.SERVICE_EDITOR: _l("scrive e aggiorna i servizi"),
    Role.INTAKE_OPERATOR: _l("accoglie le persone e risponde agli invii"),
    Role.WELFARE_MANAGER: _l("segue le donne e le famiglie"),
    Role.HR_MANAGER: _l("cura i piani di conciliazione dell'azienda"),
    Role.READER: _l("legge, senza cambiare nulla"),
    Role.REVIEWER: _l("rilegge i servizi prima che escano"),
    Role.OVERSEER: _l("guarda l'andamento della rete"),
    Role.NETWORK_ADMIN: _l("fa entrare le organizzazioni nella rete"),
}
KIND_WORDS: dict[OrganisationKind, Any] = {
    OrganisationKind.LEAD: _l("Ente capofila"),
    OrganisationKind.NONPROFIT: _l("Cooperativa o ente del terzo settore"),
    OrganisationKind.PUBLIC_BODY: _l("Ente pubblico"),
    OrganisationKind.COMPANY: _l("Azienda"),
    OrganisationKind.ASSOCIATION: _l("Associazione"),
}
STATE_WORDS: dict[OrganisationState, Any] = {
    OrganisationState.INVITED: _l("Invitata"),
    OrganisationState.ACTIVE: _l("Attiva"),
    OrganisationState.SUSPENDED: _l("Sospesa"),
    OrganisationState.LEFT: _l("Uscita"),
}
LANGUAGE_WORDS: dict[Language, Any] = {Language.ITALIAN: "Italiano", Language.ENGLISH: "English"}

_permission_words: dict[StrEnum, Any] = {}


def describe(words: Mapping[Any, Any]) -> None:
    """Say in lazy words what each permission of a room lets a person do, for the roles page."""
    _permission_words.update(words)


def permission_words() -> dict[StrEnum, Any]:
    """Return the permissions that were described, room by room."""
    return dict(sorted(_permission_words.items()))


def roles_of(kind: OrganisationKind) -> list[Role]:
    """Return the roles that an organisation of a kind may give."""
    return [role for role in Role if kind is OrganisationKind.LEAD or role not in LEAD_ROLES]


def role_words(roles: Iterable[str]) -> list[str]:
    """Return the words of some roles, in the order of the list above."""
    held = set(roles)
    return [str(words) for role, words in ROLE_WORDS.items() if role in held]


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(
        KIND_WORDS=KIND_WORDS,
        ROLE_TASKS=ROLE_TASKS,
        ROLE_WORDS=ROLE_WORDS,
        STATE_WORDS=STATE_WORDS,
        role_words=role_words,
    )
