"""A plan is taken along on paper: to be signed, in two languages, and for the fridge."""

import builtins
import contextlib
import re
import zlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.cases import queries as cases
from portal.plans.planning import queries
from portal.plans.planning.models import Doer
from portal.plans.planning.printing.fridge import Entry, View, weeks
from portal.ui import paper, shell
from tests.given.cases import following
from tests.given.interviews import an_interview, tomorrow
from tests.given.plans import a_plan, an_agreed_plan
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def office(app):
    organisation = an_organisation("Cooperativa Esempio")
    email = a_person(organisation, roles=["welfare_manager"])
    return organisation, email, user_id_of(email)


@pytest.fixture
def manager(browser, office):
    return browser().sign_in(office[1])


def _due(office, ids, day, **words):
    with following(office[0], office[2]):
        activity = queries.activity(ids["id"], ids["activity"])
        activity.due_on = day
        for name, value in words.items():
            setattr(activity, name, value)


def test_the_plan_comes_as_a_pdf_whose_name_is_a_code(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], name="Anna")

    answer = manager.get(f"/participants/{ids['id']}/plan/sheet.pdf").response

    assert answer.data.startswith(b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.fullmatch(
        r'attachment; filename="BL-\d+-\d+-piano.pdf"', answer.headers["Content-Disposition"]
    )


def test_taking_the_plan_along_is_noted(manager, office):
    ids = an_agreed_plan(office[0], by=office[2])

    manager.get(f"/participants/{ids['id']}/plan/sheet.pdf")

    with following(office[0], office[2]):
        assert "planning.pdf_sheet" in {record.page for record in cases.accesses(ids["id"])}


def test_the_sheet_has_the_plan_and_lines_to_sign(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], goal="Imparo a guidare")

    page = manager.get(f"/participants/{ids['id']}/plan/sheet")

    for words in ("Imparo a guidare", "Nessuna ora scoperta", "Firma della partecipante"):
        assert words in page.text
    assert "Bozza" not in page.text


def test_a_draft_says_that_it_is_one(manager, office):
    ids = a_plan(office[0], by=office[2])

    assert "Bozza" in manager.get(f"/participants/{ids['id']}/plan/sheet").text


def test_the_sheet_is_what_was_agreed_not_what_was_written_since(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], goal="Concordato")
    manager.get(f"/participants/{ids['id']}/plan/goals/{ids['goal']}").submit({"title": "Dopo"})

    page = manager.get(f"/participants/{ids['id']}/plan/sheet")

    assert "Concordato" in page.text
    assert "Dopo" not in page.text


def test_english_has_english_words_around_her_own(manager, office):
    ids = an_agreed_plan(office[0], by=office[2], goal="Imparo a guidare")

    page = manager.get(f"/participants/{ids['id']}/plan/sheet?language=en")

    assert "Conciliation plan" in page.text
    assert "Imparo a guidare" in page.text
    assert "Signature of the participant" in page.text


def test_papers_of_a_demonstration_say_that_all_is_invented(manager, office, monkeypatch):
    ids = an_agreed_plan(office[0], by=office[2])
    papers = []
    monkeypatch.setattr(paper, "pdf", lambda html, *_sheets: papers.append(html) or b"%PDF-")
    monkeypatch.setattr(shell, "is_demo", lambda: True)

    manager.get(f"/participants/{ids['id']}/plan/sheet.pdf")
    manager.get(f"/participants/{ids['id']}/plan/calendar.pdf")

    assert len(papers) == 2
    assert all("Dati inventati" in html for html in papers)


def test_the_fridge_names_nobody(manager, office, monkeypatch):
    ids = a_plan(office[0], by=office[2], name="Ginevra")
    papers = []
    monkeypatch.setattr(paper, "pdf", lambda html, *_sheets: papers.append(html) or b"%PDF-")

    manager.get(f"/participants/{ids['id']}/plan/calendar.pdf")

    assert not [word for word in ("Ginevra", "BL-", "Cooperativa") if word in papers[0]]


def test_without_pango_the_browser_prints(manager, office, monkeypatch):
    ids = an_agreed_plan(office[0], by=office[2])

    def refuse(*_words):
        raise paper.NoPaperError

    monkeypatch.setattr(paper, "pdf", refuse)
    page = manager.get(f"/participants/{ids['id']}/plan/sheet.pdf", follow=True)

    assert "stampa questa pagina dal browser" in page.text
    assert "Firma della partecipante" in page.text


def test_a_machine_without_pango_names_the_command(monkeypatch):
    assert paper.missing() == ""

    monkeypatch.setattr("builtins.__import__", _refusing(builtins.__import__))

    assert "libpango" in paper.missing()
    with pytest.raises(paper.NoPaperError):
        paper.pdf("<html></html>", "plan")


def _refusing(load):
    def refuse(name, *words, **options):
        if name.startswith("weasyprint"):
            raise OSError("cannot load library 'libpango'")
        return load(name, *words, **options)

    return refuse


def test_a_paper_loads_nothing_from_elsewhere(portal):
    made = paper.pdf('<html lang="it"><title>t</title><img src="file:///etc/hostname">', "plan")

    assert made.startswith(b"%PDF-")
    assert b"/Image" not in made


def test_the_fridge_reads_only_what_she_chose(manager, office):
    ids = a_plan(office[0], by=office[2])
    _due(office, ids, date(2026, 12, 8), title="Telefonare all'avvocata")
    address = f"/participants/{ids['id']}/plan/calendar?view=month&day=2026-12-01"

    table = _calendar(manager.get(address))
    assert "Da fare" in table
    assert "avvocata" not in table
    assert "Bi.lanciare" not in table

    assert "avvocata" in _calendar(manager.get(f"{address}&said={ids['activity']}"))


def test_the_fridge_reads_english_too(manager, office):
    ids = a_plan(office[0], by=office[2])
    _due(office, ids, date(2026, 12, 8))

    address = f"/participants/{ids['id']}/plan/calendar?view=month&day=2026-12-01&language=en"

    assert "To do" in _calendar(manager.get(address))


def test_the_fridge_never_reads_about_her_health(manager, office):
    ids = a_plan(office[0], by=office[2])
    _due(office, ids, date(2026, 12, 8), title="Visita")
    manager.get(f"/participants/{ids['id']}/plan/goals/{ids['goal']}").submit({"domain": "health"})

    page = manager.get(
        f"/participants/{ids['id']}/plan/calendar?view=month&day=2026-12-01&said={ids['activity']}"
    )

    assert "Visita" not in page.text
    assert "Da fare" in _calendar(page)


def test_what_her_manager_does_is_not_hers_to_hang_up(manager, office):
    ids = a_plan(office[0], by=office[2])
    _due(office, ids, date(2026, 12, 8), doer=Doer.MANAGER)

    page = manager.get(f"/participants/{ids['id']}/plan/calendar?view=month&day=2026-12-01")

    assert "Da fare" not in _calendar(page)


def test_an_interview_hangs_there_as_an_appointment(manager, office):
    ids = a_plan(office[0], by=office[2])
    an_interview(office[0], ids["id"], by=office[2])

    page = manager.get(f"/participants/{ids['id']}/plan/calendar?view=week&day={tomorrow()}")

    assert "10:00 Appuntamento" in _calendar(page)


@pytest.mark.parametrize("view", View)
def test_the_calendar_is_one_page(manager, office, view):
    ids = a_plan(office[0], by=office[2], goal="x" * 150)
    _due(office, ids, date(2026, 8, 31))

    address = f"/participants/{ids['id']}/plan/calendar.pdf?view={view}&day=2026-08-31"
    answer = manager.get(f"{address}&said={ids['activity']}").response

    assert answer.mimetype == "application/pdf"
    assert _pages(answer.data) == 1


days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@given(days, st.sampled_from(View))
def test_a_calendar_has_whole_weeks_and_every_day_of_its_month(day, view):
    found = weeks(view, day, [])

    assert all(len(week) == 7 and week[0].date.weekday() == 0 for week in found)
    inside = [each.date for week in found for each in week if each.inside]
    assert day in inside
    if view is View.MONTH:
        assert inside[0].day == 1
        assert (inside[-1] + timedelta(days=1)).day == 1


@given(days, st.sampled_from(View), st.lists(st.integers(-40, 40), max_size=20))
def test_every_thing_of_the_month_stands_there_or_is_counted(day, view, distances):
    entries = [Entry(day + timedelta(days=distance), "Da fare") for distance in distances]

    found = [each for week in weeks(view, day, entries) for each in week if each.inside]

    shown = sum(len(each.entries) + each.more for each in found)
    inside = {each.date for each in found}
    assert shown == sum(entry.day in inside for entry in entries)


def _calendar(page):
    table = page.page.find(".//table[@class]")
    return " ".join("".join(table.itertext()).split())


def _pages(made):
    """Return how many pages a PDF has: its index of them may stand in a compressed stream."""
    parts = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL)
    whole = b"".join([made, *(_inflated(part) for part in parts)])
    return int(re.search(rb"/Count (\d+)", whole).group(1))


def _inflated(part):
    with contextlib.suppress(zlib.error):
        return zlib.decompress(part)
    return b""
