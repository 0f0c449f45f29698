"""The two parties of a referral, as its policies know them.

The sender's side needs case access, and no protected woman shut away from the person; the
partner's side needs intake access. Nobody else reads a row.
"""

from tenants.policies import OWN

PARTNER = "recipient_id = (SELECT current_org()) AND (SELECT current_intake_access())"
OPEN_SHARE = (
    "EXISTS (SELECT FROM referral_share s WHERE s.organisation_id = {table}.organisation_id "
    "AND s.referral_id = {table}.referral_id AND s.recipient_id = (SELECT current_org()))"
)


def sender(of: str) -> str:
    """Return the condition of a row of the sender's, by the column that holds its referral."""
    return (
        f"{OWN} AND (SELECT current_case_access()) "
        f"AND {of} <> ALL ((SELECT door.shut_away_referrals())::uuid[])"
    )
