"""Whatever is written into an address or a form, the portal answers, and shows it as words."""

from urllib.parse import urlencode

import pytest

from tests.shape.access import OTHER
from tests.shape.crawl import filled_with, form_of, page_of, parameters, places

BROKEN = 500
SHARES = 6  # so that all workers have some
shared = pytest.mark.parametrize("share", [slice(place, None, SHARES) for place in range(SHARES)])
MARK = "<script>alert(1)</script>"
ALWAYS = {"q", "page", "state", "kind", "list", "group", "show", "next"}
# What is refused most easily comes first: what is taken changes the thing for the next.
WORDS = (
    "a\x00b",
    "9" * 30,
    "1e999",
    "-1",
    "parola " * 3000,
    f"'\"></textarea></title>{MARK}{{{{7*7}}}} OR 1=1; -- ../../etc/hostname",
)


@shared
def test_a_strange_address_is_answered(world, share):
    broken = []

    for place in places(world, share):
        client = world.client(place.who)
        names = ALWAYS | parameters(page_of(client.get(place.address)))
        for words in WORDS:
            asked = urlencode(dict.fromkeys(names, words))
            answer = client.get(f"{place.address.partition('?')[0]}?{asked}")
            broken += _wrong(place, words, answer)

    assert not broken, "read it with id_or_none, one_of, page_number():\n" + "\n".join(broken)


@shared
def test_a_strange_form_is_answered(world, share):
    broken = []

    for place in places(world, share):
        client = world.client(place.who)
        form = form_of(page_of(client.get(place.address)))
        for words in WORDS if form is not None else ():
            action = form.get("action") or place.address
            answer = client.post(action, data=filled_with(form, words))
            broken += _wrong(place, words, answer)
        broken += _wrong(place, "what was kept", client.get(place.address))

    assert not broken, "validate in the form, map errors to fields:\n" + "\n".join(broken)


def test_what_a_form_does_not_ask_for_is_ignored(world, all_powerful):
    """Extra fields (whose, which state, which role) never reach a row."""
    extra = {
        "organisation_id": str(world.other),
        "user_id": str(world.user(OTHER)),
        "kind": "lead",
        "role": "network_admin",
        "published_at": "2026-01-01",
        "author_id": str(world.user(OTHER)),
    }
    asked = [place for place in places(world) if place.who != OTHER]
    before = _of_the_other(world, all_powerful)

    for place in asked:
        client = world.client(place.who)
        form = form_of(page_of(client.get(place.address)))
        if form is not None:
            content = {**filled_with(form, "Parole di prova"), **extra}
            client.post(form.get("action") or place.address, data=content)

    assert _of_the_other(world, all_powerful) == before


def _wrong(place, words, answer):
    if answer.status_code >= BROKEN:
        yield f"{place.endpoint} {place.address}: {answer.status_code} to {words[:20]!r}"
    elif answer.mimetype.startswith("text/") and MARK in answer.text:
        yield f"{place.endpoint} {place.address}: shows what was written as markup"


def _of_the_other(world, connection):
    """Return a mark of every row of the other organisation, and of every kind and role."""
    owned = connection.execute(
        "SELECT table_name FROM information_schema.columns WHERE table_schema = 'public'"
        " AND column_name = 'organisation_id' AND table_name <> 'web_session' ORDER BY 1"
    ).fetchall()
    marks = [
        connection.execute(
            f"SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM \"{name}\" t"
            " WHERE organisation_id = %s",
            [world.other],
        ).fetchone()
        for (name,) in owned
    ]
    kinds = connection.execute("SELECT id, kind, state FROM organisation ORDER BY id").fetchall()
    powers = connection.execute(
        "SELECT count(*) FROM membership_role WHERE role = 'network_admin'"
    ).fetchone()
    return marks, kinds, powers
