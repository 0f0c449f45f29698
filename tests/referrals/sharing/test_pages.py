"""The share sheet on screen and on paper, its amendment and end; and what she gets to read."""

import pytest

from tests.given.referrals import accepted
from tests.given.sharing import CANARIES, CHILD, a_canary, a_shared_referral
from tests.given.tenants import a_person

OURS = (*CANARIES.values(), CHILD)
NEVER = (CANARIES["company"], CANARIES["story"], CANARIES["call_note"])


@pytest.fixture
def sent(world):
    return a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )


@pytest.fixture
def manager(browser, world):
    return browser().sign_in(world.manager)


@pytest.fixture
def operator(browser, world):
    return browser().sign_in(world.operator)


def told(text, values=OURS):
    """The canaries that stand in a text."""
    return [value for value in values if value in text]


def test_the_senders_sheet_has_everything_that_she_agreed_to(manager, sent):
    page = manager.get(f"/referrals/{sent}/sheet")

    assert "Canarina Zafferani" in page.text
    assert {CANARIES["phone"], CANARIES["address"], CHILD} <= set(told(page.text))
    assert "ha detto di sì (a voce)" in page.text
    assert not told(page.text, NEVER)


def test_the_title_and_the_file_name_a_code_alone(manager, sent):
    page = manager.get(f"/referrals/{sent}/sheet")
    assert not told(page.page.findtext(".//title"))

    answer = manager.get(f"/referrals/{sent}/sheet.pdf").response

    assert answer.data.startswith(b"%PDF-")
    assert "INV-" in answer.headers["Content-Disposition"]
    assert not told(answer.headers["Content-Disposition"])


def test_the_sheet_speaks_english_too(manager, sent):
    page = manager.get(f"/referrals/{sent}/sheet?language=en")

    assert "Sheet of the referral" in page.text
    assert "from 35 to 44 years" in page.text


def test_before_accepting_the_partners_paper_does_not_tell_who_she_is(operator, sent):
    for path in ("sheet", "sheet?side=partner", "sheet?language=en"):
        page = operator.get(f"/referrals/{sent}/{path}")

        assert page.status == 200
        assert "C. Z." in page.text
        assert not told(page.response.text)


def test_after_accepting_the_operators_paper_tells_what_was_agreed(operator, world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    page = operator.get(f"/referrals/{sent}/sheet")

    assert {CANARIES["phone"], CANARIES["address"], CHILD} <= set(told(page.text))
    assert not told(page.text, NEVER)
    assert "Firma della partecipante" not in page.text


def test_a_colleague_of_the_operator_reads_how_to_reach_her_only(browser, world, sent):
    accepted(world.partner, sent, by=world.operator_id)

    page = browser().sign_in(world.colleague).get(f"/referrals/{sent}/sheet")

    assert CANARIES["phone"] in page.text
    assert not told(page.response.text, (CANARIES["address"], CANARIES["tax_code"], CHILD))


@pytest.mark.parametrize("role", ["admin", "reader", "service_editor", "hr_manager"])
def test_nobody_else_of_the_partner_knows_that_there_is_a_referral(browser, world, sent, role):
    page = browser().sign_in(a_person(world.partner, roles=[role]))

    assert page.get(f"/referrals/{sent}/sheet").status == 404


def test_she_says_yes_to_less(manager, operator, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    manager.get(f"/referrals/{sent}/amendment")

    manager.submit({"contact": ["phone"], "delivery": [], "method": "paper", "agreed": "y"})

    assert manager.status == 200
    assert "il partner vede i dati nuovi" in manager.response.text
    page = operator.get(f"/referrals/{sent}/sheet")
    assert CANARIES["phone"] in page.text
    assert not told(page.text, (CANARIES["address"], CANARIES["email"], CHILD))


def test_nothing_is_agreed_before_she_has_spoken(manager, sent):
    manager.get(f"/referrals/{sent}/amendment")

    assert {"agreed", "method"}.isdisjoint(manager.filled())
    manager.submit({"contact": ["phone"]})
    assert manager.status == 422


def test_a_forged_field_is_not_shared(manager, sent):
    manager.get(f"/referrals/{sent}/amendment")

    manager.submit({"contact": ["phone", "story"], "method": "paper", "agreed": "y"})

    assert manager.status == 422


def test_an_old_form_changes_nothing(manager, world, sent):
    manager.get(f"/referrals/{sent}/amendment")
    accepted(world.partner, sent, by=world.operator_id)

    manager.submit({"contact": ["phone"], "delivery": [], "method": "paper", "agreed": "y"})

    assert manager.status == 409


def test_she_changes_her_mind(manager, operator, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    operator.get(f"/referrals/{sent}/sheet")
    manager.get(f"/referrals/{sent}/withdrawal")

    manager.submit({"confirmed": "y"})

    assert "non può più leggere niente di te" in manager.text
    page = operator.get(f"/referrals/{sent}/sheet")
    assert "Ha ritirato il consenso" in page.text
    assert not told(page.response.text)


def test_her_receipt_tells_who_saw_what(manager, operator, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    before = manager.get(f"/participants/{world.woman}/receipt").text
    operator.get(f"/referrals/{sent}/sheet")

    page = manager.get(f"/participants/{world.woman}/receipt")

    assert "non ha mai aperto la tua scheda" in before
    assert "Ha letto chi sei" in page.text
    assert "Coop. Prova" in page.text
    assert "senza sapere chi sei: la tua fascia d'età, il comune in cui abiti" in page.text
    assert "Può leggere ancora" in page.text
    answer = manager.get(f"/participants/{world.woman}/receipt.pdf").response
    assert answer.data.startswith(b"%PDF-")


def test_a_partner_who_read_stands_among_those_who_looked(manager, operator, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    operator.get(f"/referrals/{sent}/sheet")

    page = manager.get(f"/participants/{world.woman}/access")

    assert "Coop. Prova" in page.text
    assert f"/participants/{world.woman}/receipt" in page.links()


def test_a_partner_without_the_portal_gets_paper(manager, world):
    sent = a_shared_referral(
        world.sender,
        world.woman,
        to=None,
        by=world.manager_id,
        recipient_name="Parrocchia Fuori Rete",
        fields=["name", "safe_times", "phone", "need"],
    )

    page = manager.get(f"/referrals/{sent}/sheet")

    assert {"Parrocchia Fuori Rete", "Canarina Zafferani"} <= set(
        told(page.text, ("Parrocchia Fuori Rete", "Canarina Zafferani"))
    )
    assert "lo tiene in un posto chiuso" in page.text
    assert "foglio di carta" in manager.get(f"/participants/{world.woman}/receipt").text


def test_a_protected_womans_sheet_opens_to_her_named_staff_alone(browser, manager, world):
    woman = a_canary(world.sender, by=world.manager_id, protected=True)
    sent = a_shared_referral(
        world.sender, woman, to=world.partner, by=world.manager_id, service_id=world.service
    )
    other = browser().sign_in(a_person(world.sender, roles=["welfare_manager"]))

    assert manager.get(f"/referrals/{sent}/sheet").status == 200
    assert other.get(f"/referrals/{sent}/sheet").status == 404
    assert other.get(f"/participants/{woman}/receipt").status == 404
