"""The letter that tells the lead of a new report; its words stay in the portal."""

from portal.ui.letters import Written, letter
from tenants.ledger import Fact


@letter("home/barrier")
def barrier(_fact: Fact) -> Written:
    return Written({})
