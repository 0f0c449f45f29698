"""What tests that attack a referral share: a walk through its addresses, and what ends access."""

from portal.participants.cases import actions as cases
from portal.referrals.sharing import actions as sharing
from portal.referrals.tracking.actions import acting
from portal.referrals.tracking.kinds import Side
from tests.given.cases import case, following
from tests.given.referrals import found
from tests.given.sharing import CANARIES, CHILD

LIST = "/referrals/inbox/list"
PAGES = (
    "/referrals/{id}",
    "/referrals/{id}/sheet",
    "/referrals/{id}/sheet.pdf",
    "/referrals/{id}/sheet?side=sender",
    "/referrals/{id}/sheet.pdf?side=sender",
    "/referrals/{id}/messages",
    "/referrals/{id}/notes",
    "/referrals/{id}/amendment",
    "/referrals/{id}/withdrawal",
    "/referrals/{id}/answer",
    "/referrals/{id}/alternatives",
    "/referrals/{id}/waiting",
    "/referrals/inbox/{id}",
    "/referrals/inbox/{id}?list=ended",
    "/referrals/inbox/{id}/messages",
    "/referrals/inbox/{id}/notes",
    "/referrals/inbox/{id}/acceptance",
    "/referrals/inbox/{id}/assignment",
    "/referrals/inbox/{id}/failure",
    "/referrals/{id}/waiting/entry",
    "/oversight/referrals/{id}/name",
    "/referrals/inbox",
    "/referrals",
    "/participants/{woman}",
    "/participants/{woman}/referrals",
    "/participants/{woman}/receipt",
    "/participants/{woman}/receipt.pdf",
)


def told(page, parties, referral_id):
    """What a walk through every address of a referral tells of her, on a page or in a part."""
    here = {"id": referral_id, "woman": parties.woman}
    seen = []
    for address in PAGES:
        for headers in ({}, {"HX-Request": "true"}):
            response = page.client.get(address.format(**here), headers=headers)
            content = response.data.decode(errors="replace")
            seen += [(address, each) for each in (*CANARIES.values(), CHILD) if each in content]
    return seen


def hide(parties):
    with following(parties.sender, parties.manager_id):
        woman = case(parties.sender, parties.woman)
        cases.protect(woman, named=frozenset({parties.manager_id}))


def withdraw(parties, referral_id):
    with following(parties.sender, parties.manager_id):
        sharing.withdraw(acting(found(referral_id), Side.SENDER))
