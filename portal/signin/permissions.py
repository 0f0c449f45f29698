"""Who may use the account pages: everyone who is signed in, about herself."""

from enum import StrEnum

from tenants.permissions import EVERY_ROLE, grant


class Account(StrEnum):
    SWITCH = "account:switch"
    USE = "account:use"


grant({Account.SWITCH: EVERY_ROLE, Account.USE: EVERY_ROLE})
