"""What a woman reads while she enrols is plain: short sentences, everyday words."""

import pytest
import textstat

from tests.given.tenants import the_lead
from tests.participants.enrolment.steps import STEPS, answered_up_to

PLAIN = 60  # Gulpease: understood by who finished lower secondary school
BUREAUCRATIC = ("inoltr", "usufru", "al fine di", "presa in carico", "istanza", "modulo", "utente")


@pytest.fixture
def woman(app, anyone):
    the_lead()
    return anyone


def test_every_page_is_plain(woman):
    pages = {"": woman.get("/iscrizione")}
    seen = {"": _sentences(pages[""].page)}
    for step in STEPS:
        answered_up_to(woman, step)
        seen[step] = _sentences(woman.get(f"/iscrizione/{step}").page)

    textstat.textstat.set_lang("it")
    hard = {
        name: score
        for name, words in seen.items()
        if (score := textstat.textstat.gulpease_index(words)) < PLAIN
    }

    assert not hard


@pytest.mark.parametrize("step", STEPS)
def test_no_page_speaks_like_an_office(woman, step):
    answered_up_to(woman, step)

    text = woman.get(f"/iscrizione/{step}").text.lower()

    assert not [word for word in BUREAUCRATIC if word in text]


def _sentences(page):
    """Return what is read on a page, each label and line as a sentence of its own."""
    main = page.find(".//main")
    kinds = {"p", "li", "legend", "label", "h1", "h2", "h3", "button", "dt", "strong", "summary"}
    found = ("".join(each.itertext()) for each in main.iter() if each.tag in kinds)
    lines = (" ".join(words.split()).rstrip(".?:") for words in found)
    return ". ".join(line for line in lines if line) + "."
