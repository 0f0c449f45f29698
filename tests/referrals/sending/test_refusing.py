"""What stands in the way of sending: forged fields, other houses, closed cases, withdrawn yeses."""

import pytest

from portal.participants.cases import actions as cases
from portal.participants.cases.kinds import CaseState
from portal.referrals.tracking import queries as tracking
from tests.given.cases import a_case, case, following
from tests.given.referrals import a_referral, need_behind
from tests.given.services import a_draft, a_published_service, a_retired_service
from tests.given.tenants import an_organisation
from tests.referrals.sending.looking import (
    ASKED,
    sent_by,
)


def test_a_closed_case_is_sent_nowhere(desk, ours, marta, anna, writing):
    desk.get(writing)
    with following(ours, marta):
        cases.move(case(ours, anna), CaseState.NOT_ELIGIBLE, reason="other")

    desk.submit(ASKED)

    assert desk.status == 422
    assert "Il suo percorso è chiuso" in desk.text
    assert not sent_by(ours, marta)


def test_a_protected_woman_is_sent_by_her_people_alone(desk, her_desk, ours, marta, nursery):
    dora = a_case(ours, by=marta, name="Dora", protected_for=[marta])
    page = f"/participants/{dora}/referrals/new/{nursery}"

    assert her_desk.get(page).status == 404
    desk.get(page).submit(ASKED)

    [referral] = sent_by(ours, marta)
    assert her_desk.get(f"/referrals/{referral.id}").status == 404
    assert referral.code not in her_desk.get("/referrals?status=all").text


def test_forged_fields_change_nothing_of_where_it_goes(desk, ours, marta, anna, partner, writing):
    other, stranger = an_organisation(), a_case(an_organisation(), by=marta)
    desk.get(writing)

    desk.submit(
        {
            **ASKED,
            "to": str(other),
            "from": str(other),
            "recipient_id": str(other),
            "recipient_name": "Un altro",
            "participant": str(stranger),
            "participant_id": str(stranger),
            "status": "accepted",
        }
    )

    [referral] = sent_by(ours, marta)
    assert (referral.recipient_id, referral.recipient_name, referral.status) == (
        partner,
        "Cooperativa Prova",
        "requested",
    )
    with following(ours, marta):
        assert tracking.of_participant(anna)


@pytest.mark.parametrize("name", ["need", "replaces", "activity"])
def test_a_thing_of_another_woman_is_not_found(desk, ours, marta, partner, writing, name):
    of_bea = a_referral(ours, to=partner, by=marta)
    need = need_behind(ours, of_bea, by=marta)
    forged = {"need": need, "replaces": of_bea, "activity": need}[name]

    desk.get(writing)
    content = {**desk.filled(), **ASKED, name: str(forged)}

    assert desk.post(writing, content).status == 404
    assert desk.get(f"{writing}?{name}={forged}").status == 404
    assert len(sent_by(ours, marta)) == 1


def test_a_woman_of_another_house_is_not_found(desk, ours, marta, nursery):
    hers = a_case(an_organisation(), by=marta)

    assert desk.get(f"/participants/{hers}/referrals/new/{nursery}").status == 404
    assert desk.post(f"/participants/{hers}/referrals/new/{nursery}", ASKED).status == 404
    assert not sent_by(ours, marta)


def test_what_is_not_published_to_us_takes_nobody(desk, ours, marta, anna, partner):
    hidden = [
        a_draft(partner),
        a_published_service(partner, visibility="own"),
        a_retired_service(partner),
    ]

    for service in hidden:
        page = f"/participants/{anna}/referrals/new/{service}"
        assert desk.get(page).status == 404
        assert desk.post(page, ASKED).status == 404
    assert not sent_by(ours, marta)


def test_a_service_of_our_own_takes_our_own_women(desk, ours, marta, anna):
    inside = a_published_service(ours, visibility="own")

    desk.get(f"/participants/{anna}/referrals/new/{inside}").submit(ASKED)

    [referral] = sent_by(ours, marta)
    assert (referral.organisation_id, referral.recipient_id) == (ours, ours)


def test_a_field_that_nobody_asks_for_is_refused(desk, ours, marta, writing):
    desk.get(writing).submit({**ASKED, "fields": ["age_band", "phone", "health"]})

    assert desk.status == 422
    assert not sent_by(ours, marta)


def test_a_withdrawn_yes_ends_it_and_the_way_is_open_again(desk, ours, marta, writing):
    desk.get(writing).submit(ASKED)
    [referral] = sent_by(ours, marta)

    desk.get(f"/referrals/{referral.id}/withdrawal")
    desk.submit({"confirmed": "y"}, follow=False)
    desk.get(writing).submit(ASKED)

    assert [each.status for each in sent_by(ours, marta)] == ["cancelled", "requested"]
    assert "Ha ritirato il consenso" in desk.get(f"/referrals/{referral.id}").text


def test_a_partner_that_may_only_read_is_sent_nobody(
    desk, ours, marta, partner, writing, all_powerful
):
    desk.get(writing)
    all_powerful.execute("UPDATE organisation SET state = 'suspended' WHERE id = %s", [partner])

    desk.submit(ASKED)

    assert desk.status == 422
    assert "chiuso per ora" in desk.text
    assert not sent_by(ours, marta)
