"""Nobody but the welfare managers who follow a woman finds a trace of her, by any way there is."""

import re
from collections import Counter, deque
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from tests.given.cases import a_case
from tests.given.households import a_member
from tests.given.interviews import a_held_interview, an_interview
from tests.given.needs import an_assessment
from tests.given.plans import an_agreed_plan
from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of
from tests.journeys.steps import sign_in

pytestmark = [pytest.mark.journey, pytest.mark.long, pytest.mark.timeout(300)]
NAME, FAMILY, CODE, PHONE = "Zaira", "Invisibile", "BL-2026-7777", "333 7777777"
WORDS = (NAME, FAMILY, CODE, PHONE, PHONE.replace(" ", ""))
LINK = re.compile(r'(?:href|hx-get)="(/[^"#]*)')
AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
LEAVING = ("/signout", "/static", "/en/", "/mailbox", "/iscrizione/esci")
A_KIND = 2  # addresses that differ only in what they are about


@pytest.fixture
def lead(site):
    return the_lead()


@pytest.fixture
def manager(lead):
    return a_person(lead, roles=["welfare_manager"], name="Vanda Esempio")


@pytest.fixture
def zaira(lead, manager):
    """A woman of whom everything is written."""
    vanda = user_id_of(manager)
    named = {"name": NAME, "family_name": FAMILY, "code": CODE, "phone": PHONE}
    zaira = a_case(lead, by=vanda, **named)
    a_member(lead, zaira)
    an_assessment(lead, zaira, by=vanda, childcare=3)
    an_interview(lead, zaira, by=vanda)
    a_held_interview(lead, zaira, by=vanda)
    an_agreed_plan(lead, by=vanda, participant=zaira)
    return zaira


@pytest.fixture
def partner(lead):
    partner = an_organisation("Cooperativa Esempio Girasole")
    a_published_service(partner)
    return partner


AT_HOME = ("admin", "overseer", "reviewer", "network_admin", "service_editor")
ELSEWHERE = ("service_editor", "welfare_manager", "admin")


@pytest.mark.parametrize("roles", [AT_HOME], ids=["at home"])
def test_colleagues_in_the_same_organisation_find_nothing(
    tab, lead, partner, manager, zaira, roles
):
    hers = _hers(tab, manager, zaira)
    for role in roles:
        _finds_nothing(sign_in(tab("/signin"), a_person(lead, roles=[role])), hers, zaira)


@pytest.mark.parametrize("roles", [ELSEWHERE], ids=["elsewhere"])
def test_colleagues_of_another_partner_find_nothing(tab, partner, manager, zaira, roles):
    hers = _hers(tab, manager, zaira)
    for role in roles:
        _finds_nothing(sign_in(tab("/signin"), a_person(partner, roles=[role])), hers, zaira)


@pytest.mark.parametrize("words", [f"{NAME} {FAMILY}", CODE, PHONE, "1988"])
def test_a_welfare_manager_elsewhere_searches_in_vain(tab, partner, zaira, words):
    page = sign_in(tab("/signin"), a_person(partner, roles=["welfare_manager"]))

    page.goto("/participants")
    page.locator("#people-words").fill(words)
    page.locator(".search-people button").click()

    assert str(zaira) not in page.content()
    assert page.locator("main a[href*='/participants/0']").count() == 0


def test_a_colleague_s_calendar_says_nothing_of_her(tab, partner, zaira):
    page = sign_in(tab("/signin"), a_person(partner, roles=["welfare_manager"]))
    page.goto("/agenda/feed")
    page.get_by_role("button", name="Crea l'indirizzo").click()

    feed = re.search(r"/agenda/[\w.-]+\.ics", page.content())[0]

    assert _traces(page.request.get(feed), zaira) == []


def test_the_catalogue_does_not_know_her(tab, partner, zaira):
    page = tab("/")
    for words, others in ((CODE, (NAME, FAMILY)), (f"{NAME} {FAMILY}", (CODE,)), (PHONE, (NAME,))):
        page.goto(f"/servizi?q={words}")
        assert [each for each in (*others, str(zaira)) if each in page.content()] == []


def _hers(tab, manager, zaira):
    """Return every address about her that her own welfare manager opens."""
    page = sign_in(tab("/signin"), manager)
    opened = _walk(page, [f"/participants/{zaira}"], about=str(zaira))
    found = [address for address, answer in opened if answer.ok]
    assert len(found) > 20
    return found


def _finds_nothing(page, hers, zaira):
    assert [each for each in hers if page.request.get(each).status != 404] == []
    opened = _walk(page, ["/today", "/", "/account"])
    shown = [(address, traces) for address, answer in opened if (traces := _traces(answer, zaira))]
    assert shown == []


def _walk(page, begin, about="/"):
    """Yield every address that the pages lead to, and its answer; a few of each kind."""
    waiting, seen, kinds = deque(begin), set(begin), Counter()
    while waiting:
        address = waiting.popleft()
        answer = page.request.get(address)
        yield address, answer
        for each in _links(answer):
            kind = AN_ID.sub("…", each).partition("?")[0]
            if each not in seen and about in each and kinds[kind] < A_KIND:
                kinds[kind] += 1
                seen.add(each)
                waiting.append(each)


def _traces(answer, zaira):
    text = _unpacked(answer.body())
    return [each for each in (*WORDS, str(zaira)) if each in text]


def _unpacked(body):
    """Return what an answer says, a sheet's parts too."""
    if not is_zipfile(BytesIO(body)):
        return body.decode("utf-8", "replace")
    with ZipFile(BytesIO(body)) as sheet:
        return "".join(sheet.read(each).decode("utf-8", "replace") for each in sheet.namelist())


def _links(answer):
    if "text/html" not in answer.headers.get("content-type", ""):
        return []
    found = [each.replace("&amp;", "&") for each in LINK.findall(answer.text())]
    return [each for each in found if not each.startswith(LEAVING)]
