"""A woman enrols herself on a phone; her welfare manager finds her request and takes it."""

from time import monotonic

import pytest
from playwright.sync_api import expect

from tests.given.services import a_published_service
from tests.given.tenants import a_person, an_organisation, the_lead
from tests.journeys.steps import both_sizes, looked_at, sign_in

pytestmark = pytest.mark.journey

FIVE_MINUTES = 300
A_CLICK = 4  # seconds that a person takes for a touch or a short word on a phone


@pytest.fixture
def lead(site):
    return the_lead()


class Hand:
    """Touches and fills in, and counts how often."""

    def __init__(self, page):
        self.page = page
        self.clicks = 0
        self.began = monotonic()

    def touch(self, role, name, **options):
        self.page.get_by_role(role, name=name, **options).first.click()
        self.clicks += 1
        return self

    def tick(self, label):
        self.page.get_by_label(label).first.check()
        self.clicks += 1
        return self

    def fill(self, label, words):
        self.page.get_by_label(label).first.fill(words)
        self.clicks += 1
        return self

    def fill_in(self, place, words):
        self.page.locator(place).fill(words)
        self.clicks += 1
        return self

    def choose(self, label, value):
        self.page.get_by_label(label).select_option(value)
        self.clicks += 1
        return self

    def came_to(self, title, picture):
        expect(self.page.locator("h1")).to_have_text(title)
        looked_at(self.page, picture)
        return self


@both_sizes
def test_a_woman_enrols_herself_in_less_than_five_minutes(tab, lead, width):
    manager = a_person(lead, roles=["welfare_manager"])
    hand = Hand(tab("/", width=width))

    _enrol(hand)
    number = hand.page.locator(".lead").inner_text().removeprefix("Numero ")
    spent = monotonic() - hand.began
    print(f"\n{width} px: {hand.clicks} touches, {spent:.0f} s in the browser")  # noqa: T201

    assert hand.clicks * A_CLICK + spent < FIVE_MINUTES
    follower = sign_in(tab("/signin", width=width), manager)
    expect(follower.locator("main")).to_contain_text("Una nuova iscrizione")
    follower.goto("/enrolments")
    looked_at(follower, "enrolments")
    follower.get_by_role("link", name=number).click()
    expect(follower.locator("main")).to_contain_text("Chiara Esempio")
    looked_at(follower, "enrolment")
    follower.get_by_role("button", name="Apri la sua scheda").click()
    follower.wait_for_url("**/participants/*")
    expect(follower.locator("main")).to_contain_text(number)
    expect(follower.locator("h1")).to_contain_text("Chiara Esempio")


def test_enrolling_needs_no_script(tab, lead):
    hand = Hand(tab("/iscrizione", scripts=False, width=360))

    hand.touch("link", "Comincia")
    hand.fill("Il tuo nome", "Chiara").fill("Il tuo telefono", "333 0000001")
    hand.touch("button", "Avanti").choose("In che comune vivi?", "096020").touch("button", "Avanti")
    hand.tick("Vivo da sola").fill("Anno di nascita", "2019")
    hand.touch("button", "Aggiungi un'altra").page.locator("#children-1-born_in").fill("2022")
    hand.touch("button", "Avanti").tick("Cerco lavoro").touch("button", "Avanti")
    hand.tick("I figli").touch("button", "Avanti")
    expect(hand.page.locator("main")).to_contain_text("2019, 2022")
    hand.tick("Sì, chiamatemi").touch("button", "Manda la richiesta")

    expect(hand.page.locator("h1")).to_have_text("La tua richiesta è arrivata")


@pytest.mark.parametrize("way", ["touch", "escape"])
def test_leaving_at_once_shows_another_site_and_leaves_nothing(tab, lead, way):
    page = tab("/iscrizione/contatto", width=360)
    left = _instead_of_the_world(page)
    page.get_by_label("Il tuo nome").fill("Chiara")
    page.get_by_label("Il tuo telefono").fill("333 0000001")
    page.get_by_role("button", name="Avanti").click()
    page.wait_for_url("**/iscrizione/dove")

    if way == "touch":
        page.get_by_role("link", name="Esci subito").click()
    else:
        for _each in range(3):
            page.keyboard.press("Escape")
    page.wait_for_url("**/privacy")
    page.go_back()
    page.goto("/iscrizione/contatto")

    assert left == ["https://it.wikipedia.org/"]
    assert page.get_by_label("Il tuo nome").input_value() == ""


def test_outside_the_area_she_finds_other_services(tab, lead):
    a_published_service(an_organisation("Cooperativa Esempio Girasole"))
    hand = Hand(tab("/iscrizione/contatto", width=360))
    hand.fill("Il tuo nome", "Chiara").fill("Il tuo telefono", "333 0000001")
    hand.touch("button", "Avanti").choose("In che comune vivi?", "outside")

    hand.touch("button", "Avanti")

    expect(hand.page.locator("main")).to_contain_text("non ti lasciamo sola")
    looked_at(hand.page, "enrol-elsewhere")
    assert hand.page.locator("main a[href*='/servizi/']").count() == 1


@both_sizes
def test_a_welfare_manager_enrols_by_hand_and_the_rules_are_set(tab, lead, width):
    manager = sign_in(tab("/signin", width=width), a_person(lead, roles=["welfare_manager"]))
    manager.goto("/participants/new")
    looked_at(manager, "enrol-by-hand")
    ruler = sign_in(tab("/signin", width=width), a_person(lead, roles=["network_admin"]))
    ruler.goto("/network/enrolment")
    looked_at(ruler, "enrolment-rules")

    expect(ruler.get_by_label("Giorni lavorativi")).to_have_value("3")


def _enrol(hand):
    hand.touch("link", "Chiedi un colloquio")
    hand.came_to("Chiedi un colloquio", "enrol-0").touch("link", "Comincia")
    hand.came_to("Come ti troviamo", "enrol-1")
    hand.fill("Il tuo nome", "Chiara").fill("Il tuo cognome", "Esempio")
    hand.fill("Il tuo telefono", "333 0000001").tick("La mattina").touch("button", "Avanti")
    hand.came_to("Dove vivi", "enrol-2").choose("In che comune vivi?", "096020").tick("In auto")
    hand.touch("button", "Avanti").came_to("La tua famiglia", "enrol-3")
    hand.tick("Vivo da sola").fill("Anno di nascita", "2019").touch("button", "Aggiungi un'altra")
    hand.fill_in("#children-1-born_in", "2022")
    hand.touch("button", "Avanti").came_to("Il tuo lavoro", "enrol-4")
    hand.tick("Ho un lavoro").tick("A turni").touch("button", "Avanti")
    hand.came_to("Di cosa hai bisogno", "enrol-5").tick("I figli").touch("button", "Avanti")
    hand.came_to("Controlla e manda", "enrol-6").tick("Sì, chiamatemi")
    hand.touch("button", "Manda la richiesta").came_to("La tua richiesta è arrivata", "enrol-7")


def _instead_of_the_world(page):
    """Lead to a page of our own where the portal leads out of it; return where it would lead."""
    left = []

    def lead_elsewhere(route):
        answer = route.fetch(max_redirects=0)
        left.append(answer.headers["location"])
        route.fulfill(response=answer, headers=answer.headers | {"location": "/privacy"})

    page.route("**/iscrizione/esci", lead_elsewhere)
    return left
