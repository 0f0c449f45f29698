"""What each person gets from the pages of what a referral tells."""

from tests.given.cases import a_case
from tests.given.sharing import a_shared_referral
from tests.shape.access import row

NOBODY_ELSE = {"staff": 404, "welfare_manager": 200}
BOTH_SIDES = NOBODY_ELSE | {"intake_operator": 200}


def _case(world):
    return a_case(world.lead, by=world.user("welfare_manager"), name=world.canary)


def _referral(world):
    return a_shared_referral(
        world.lead, _case(world), to=world.organisation, by=world.user("welfare_manager")
    )


ROWS = {
    "sharing.amendment": row("/referrals/{id}/amendment", given=_referral, **NOBODY_ELSE),
    "sharing.pdf_receipt": row("/participants/{id}/receipt.pdf", given=_case, **NOBODY_ELSE),
    "sharing.pdf_sheet": row("/referrals/{id}/sheet.pdf", given=_referral, **BOTH_SIDES),
    "sharing.sheet": row("/referrals/{id}/sheet", given=_referral, **BOTH_SIDES),
    "sharing.show_receipt": row("/participants/{id}/receipt", given=_case, **NOBODY_ELSE),
    "sharing.withdrawal": row("/referrals/{id}/withdrawal", given=_referral, **NOBODY_ELSE),
}
