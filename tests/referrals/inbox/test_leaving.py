"""Nobody leaves referrals behind: a colleague who answers takes them, with what only she reads."""

from portal.referrals.tracking.kinds import Act
from tests.given import referrals
from tests.given.tenants import a_person, user_id_of
from tests.referrals.inbox.reading import page, standing


def test_a_leaving_operators_referrals_go_to_a_colleague(
    parties, sent, browser, colleague, all_powerful
):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    admin = browser().sign_in(a_person(parties.partner, roles=["admin"]))
    admin.get(_ending(all_powerful, parties.operator_id))
    assert "invii ricevuti" in admin.text

    admin.submit({"successor": str(parties.colleague_id)})

    found = standing(parties, sent)
    assert (found.operator_id, found.operator_name) == (parties.colleague_id, "Carla Prova")
    assert "via Canarini" in colleague.get(page(sent)).text


def test_they_do_not_go_to_somebody_who_answers_none(parties, sent, browser, all_powerful):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    reader = user_id_of(a_person(parties.partner, roles=["reader"]))
    admin = browser().sign_in(a_person(parties.partner, roles=["admin"]))
    admin.get(_ending(all_powerful, parties.operator_id))

    admin.submit({"successor": str(reader)})

    assert "collega che risponde agli invii" in admin.text
    assert standing(parties, sent).operator_id == parties.operator_id


def test_the_history_tells_that_another_follows_her(parties, sent, browser, all_powerful):
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    admin = browser().sign_in(a_person(parties.partner, roles=["admin"]))
    admin.get(_ending(all_powerful, parties.operator_id))
    admin.submit({"successor": str(parties.colleague_id)})

    acts = all_powerful.execute("SELECT act FROM referral_event ORDER BY happened_at").fetchall()

    assert acts[-1][0] == Act.ASSIGNED


def _ending(connection, user_id):
    query = "SELECT id FROM membership WHERE user_id = %s"
    membership_id = connection.execute(query, [user_id]).fetchone()[0]
    return f"/organisation/people/{membership_id}/departure"
