"""Nothing above the level leaks: not in a page, a fragment, a print, an export, a mail, a search.

The pages are found by their addresses, so that a page which is written later is tried as well.
"""

from dataclasses import asdict
from datetime import timedelta

import pypdfium2
import pytest

from portal.jobs import worker_engine
from portal.referrals.notices.telling import actions as telling
from portal.referrals.sharing import actions
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.kinds import Side, Status
from tenants.clock import now
from tests.given.cases import following
from tests.given.letters import sent_letters
from tests.given.referrals import accepted, found, moved
from tests.given.sharing import CANARIES, CHILD, a_shared_referral
from tests.given.tenants import a_person, an_organisation
from tests.shape.routes import app_for_reading

WHO = ("Canarina", "Zafferani")
REACHED = {*WHO, CANARIES["phone"], CANARIES["email"]}
BEGUN = {*REACHED, CANARIES["address"], CANARIES["tax_code"], CANARIES["health"], CHILD}
ELSEWHERE = "Sportello Concorrente"
EVERYTHING = (*CANARIES.values(), CHILD, ELSEWHERE)
BY_HTMX = {"HX-Request": "true"}
NOT_READ = {"/signin", "/signout"}


@pytest.fixture
def sent(world):
    """Her referral; another to somebody else, of which the partner must never know."""
    there = {"to": an_organisation(), "recipient_name": ELSEWHERE, "service_name": ELSEWHERE}
    a_shared_referral(world.sender, world.woman, by=world.manager_id, **there)
    return a_shared_referral(
        world.sender, world.woman, to=world.partner, by=world.manager_id, service_id=world.service
    )


def as_sent(_world, _sent, _power):
    """Nobody answered."""


def once_accepted(world, sent, _power):
    accepted(world.partner, sent, by=world.operator_id)


def once_rejected(world, sent, _power):
    moved(world.partner, sent, Status.REJECTED, code="other", by=world.operator_id)


def once_cancelled(world, sent, power):
    once_accepted(world, sent, power)
    moved(world.sender, sent, Status.CANCELLED, side=Side.SENDER, code="other", by=world.manager_id)


def once_withdrawn(world, sent, power):
    once_accepted(world, sent, power)
    with following(world.sender, world.manager_id):
        actions.withdraw(tracking.acting(found(sent), Side.SENDER))


def once_completed(world, sent, power):
    once_accepted(world, sent, power)
    moved(world.partner, sent, Status.COMPLETED, code="need-met", by=world.operator_id)


def a_month_later(world, sent, power):
    once_completed(world, sent, power)
    power.execute(
        "UPDATE referral_share SET open_from = open_from - interval '31 days',"
        " open_until = open_until - interval '31 days'"
    )


# What happened, and what then the operator may read; her colleague reads how to reach her, at most.
STAGES = [
    (as_sent, set()),
    (once_accepted, BEGUN),
    (once_rejected, set()),
    (once_cancelled, set()),
    (once_withdrawn, set()),
    (once_completed, set(WHO)),
    (a_month_later, set()),
]
NAMES = [stage.__name__ for stage, _readable in STAGES]


def addresses(sent):
    """Every address of the portal that needs nothing more than a referral."""
    rules = [
        rule
        for rule in app_for_reading().url_map.iter_rules()
        if "GET" in rule.methods and rule.arguments <= {"referral_id"}
    ]
    plain = {rule.rule.replace("<uuid:referral_id>", str(sent)) for rule in rules}
    about = {f"{address}?side=partner" for address in plain if str(sent) in address}
    searched = {"/servizi?q=canar", "/referrals?q=canar", "/referrals/inbox?q=canar"}
    return sorted((plain | about | searched) - NOT_READ)


def near(sent):
    """The addresses that have to do with referrals: where a change of state shows."""
    return [each for each in addresses(sent) if each == "/" or "refer" in each or "notic" in each]


def words_of(response):
    """What can be read in an answer: the text of a PDF, and of anything else all of it."""
    if response.mimetype == "application/pdf":
        return "".join(
            page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(response.data)
        )
    return response.get_data(as_text=True) if response.mimetype.startswith("text/") else ""


def leaks(browser, places, allowed=frozenset()):
    """The canaries beyond those allowed that somebody reads anywhere, with where."""
    found_where = {}
    for address in places:
        for headers in ({}, BY_HTMX):
            answer = browser.client.get(address, headers=headers)
            text = words_of(answer) + str(answer.headers)
            told = [canary for canary in EVERYTHING if canary in text and canary not in allowed]
            if told:
                found_where[address] = told
    return found_where


@pytest.mark.parametrize(("stage", "readable"), STAGES, ids=NAMES)
def test_the_partner_reads_no_more_than_the_level(
    browser, world, sent, all_powerful, stage, readable
):
    stage(world, sent, all_powerful)
    operator, colleague = browser().sign_in(world.operator), browser().sign_in(world.colleague)

    assert not leaks(operator, near(sent), readable)
    assert not leaks(colleague, near(sent), readable & REACHED)


def test_no_other_page_of_the_partner_tells_of_her(browser, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    elsewhere = set(addresses(sent)) - set(near(sent))

    assert not leaks(browser().sign_in(world.operator), sorted(elsewhere))


@pytest.mark.parametrize(
    "role", ["admin", "reader", "service_editor", "hr_manager", "welfare_manager"]
)
def test_the_rest_of_the_partner_reads_nothing_of_her(browser, world, sent, role):
    accepted(world.partner, sent, by=world.operator_id)

    assert not leaks(browser().sign_in(a_person(world.partner, roles=[role])), addresses(sent))


def test_a_stranger_who_takes_in_reads_nothing_of_her(browser, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    stranger = a_person(an_organisation("Estranea Esempio"), roles=["intake_operator"])

    assert not leaks(browser().sign_in(stranger), addresses(sent))


def test_who_oversees_the_network_reads_nothing_of_her(browser, world, sent, all_powerful):
    accepted(world.partner, sent, by=world.operator_id)
    lead = all_powerful.execute("SELECT id FROM organisation WHERE kind = 'lead'").fetchone()[0]
    overseer = a_person(lead, roles=["overseer", "network_admin", "reviewer", "admin"])

    assert not leaks(browser().sign_in(overseer), addresses(sent))


@pytest.mark.parametrize("stage", [stage for stage, _readable in STAGES], ids=NAMES)
def test_no_letter_no_notice_and_no_fact_tells_of_her(app, world, sent, all_powerful, stage):
    stage(world, sent, all_powerful)

    told = f"{[asdict(letter) for letter in letters_about_it(app)]}"

    for table in ("fact", "delivery", "notice", "form_token", "throttle"):
        rows = all_powerful.execute(f"SELECT string_agg(t::text, ' ') FROM {table} t")
        told += f" {rows.fetchone()[0]}"
    assert not [canary for canary in EVERYTHING if canary in told]


def letters_about_it(app):
    """What the worker sends when it has told everybody of what happened."""
    engine = worker_engine(app.config["PORTAL"])
    with app.app_context():
        told = telling.tell(engine, now())
    engine.dispose()
    assert told
    return sent_letters(app, at=now() + timedelta(days=2))


def test_a_search_of_people_finds_her_in_her_own_house_alone(browser, world, sent):
    accepted(world.partner, sent, by=world.operator_id)
    theirs = browser().sign_in(a_person(world.partner, roles=["welfare_manager"]))
    theirs.get("/participants/search")

    theirs.submit({"q": "canar"})

    assert theirs.status == 200
    assert "Zafferani" not in theirs.response.text


@pytest.mark.parametrize("form", ["csv", "paper"])
@pytest.mark.parametrize(("naming", "readable"), [("codes", set()), ("names", REACHED)])
def test_a_list_that_is_taken_along_inherits_the_level(
    browser, world, sent, form, naming, readable
):
    accepted(world.partner, sent, by=world.operator_id)
    operator = browser().sign_in(world.operator)
    operator.get("/referrals/inbox/list")

    operator.submit({"form": form, "naming": naming, "whose": "all"}, follow=False)

    text = operator.response.get_data(as_text=True)
    assert "INV-" in text
    assert {canary for canary in EVERYTHING if canary in text} <= readable
