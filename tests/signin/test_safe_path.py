"""Where a sign-in may lead: to a path of this site, never to another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.ui.interrupted import safe_path

EVIL = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "/\tevil",
    "/\n/evil.example",
    "/today\r\nSet-Cookie: a=b",
    "evil",
    "",
    None,
]


@pytest.mark.parametrize("address", EVIL)
def test_another_site_is_no_path_of_ours(address):
    assert safe_path(address) == ""


@pytest.mark.parametrize("path", ["/", "/today", "/servizi?q=nido&comune=096004", "/en/today"])
def test_our_own_path_is_kept(path):
    assert safe_path(path) == path


@given(st.text())
def test_what_is_kept_is_always_a_local_path(text):
    kept = safe_path(text)

    assert kept == "" or (kept[0] == "/" and kept[:2] not in {"//", "/\\"} and "\n" not in kept)


@pytest.mark.parametrize("address", ["https://evil.example", "//evil.example", "///evil.example"])
def test_a_sign_in_leads_home_instead_of_elsewhere(anyone, address):
    from tests.given.tenants import a_person, an_organisation

    email = a_person(an_organisation())
    anyone.get("/signin", query_string={"next": address})

    anyone.submit({"email": email, "password": "tre parole di prova"}, follow=False)

    assert anyone.response.headers["Location"] == "/today"
