"""The queue of a partner under load: fifty referrals to answer, among ten thousand others."""

import psycopg

from tests.bench import goals
from tests.bench.cases import cookie
from tests.bench.load import Target, median, spread
from tests.given import services
from tests.given.sharing import a_canary, a_shared_referral

OPERATOR = "coop@partner.example"
SHOWN = 50
ENDED = 10_000

_WHO = """
SELECT (SELECT id FROM organisation WHERE kind = 'lead') AS sender,
  (SELECT id FROM "user" WHERE email = 'welfare@hub.example') AS manager,
  (SELECT m.organisation_id FROM membership m JOIN "user" u ON u.id = m.user_id
    WHERE u.email = %(operator)s LIMIT 1) AS partner
"""
_ENDED = """
INSERT INTO referral ({columns})
SELECT {values} FROM generate_series(1, %(rows)s::int) AS made(n)
CROSS JOIN (SELECT * FROM referral WHERE recipient_id = %(partner)s AND status = 'completed'
  LIMIT 1) t
"""
_CHANGED = {
    "id": "md5('bench' || made.n)::uuid",
    "code": "'INV-B' || made.n",
}


def grow(app, url):
    """Send fifty real referrals to a partner, and let ten thousand others be over."""
    with psycopg.connect(url) as owner:
        owner.execute("SET portal.migration = 'on'")
        sender, manager, partner = owner.execute(_WHO, {"operator": OPERATOR}).fetchone()
        _end(owner, partner)
    services.use(app)
    for _each in range(SHOWN):
        woman = a_canary(sender, by=manager)
        a_shared_referral(sender, woman, to=partner, by=manager)


def targets(portal):
    """Return the queue, opened by an operator who signed in once."""
    signed_in = (("Cookie", cookie(portal.port, OPERATOR)),)
    return [
        Target(
            "inbox",
            portal,
            lambda number: ["/referrals/inbox"] * number,
            "</html>",
            signed_in,
            requests=100,
        )
    ]


def figures(rounds):
    hello = median(rounds["hello"])
    detail = f"({spread(rounds['inbox'])} CPU-ms, the database"
    detail += f" {median(rounds['inbox'], 'database_ms'):.2f})"
    return [goals.figure("P4", median(rounds["inbox"]) / hello, detail)]


def _end(owner, partner):
    names = [
        row[0]
        for row in owner.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = 'referral'"
        )
    ]
    statement = _ENDED.format(
        columns=", ".join(names),
        values=", ".join(_CHANGED.get(name, f"t.{name}") for name in names),
    )
    owner.execute(statement, {"rows": ENDED, "partner": partner})
    owner.commit()
    owner.autocommit = True
    owner.execute("VACUUM ANALYZE referral")
