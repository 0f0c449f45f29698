"""Who may open the home of staff: everyone who is signed in."""

from enum import StrEnum

from tenants.permissions import EVERY_ROLE, grant


class Home(StrEnum):
    OPEN = "home:open"


grant({Home.OPEN: EVERY_ROLE})
