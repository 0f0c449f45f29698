"""URL × person → status, over every route; the rows stand in `tests/<room>/access.py`."""

import re
import time
from collections import defaultdict
from uuid import UUID, uuid4

import pytest
from itsdangerous import TimestampSigner
from werkzeug.exceptions import MethodNotAllowed, NotFound

from tests.shape.access import ANONYMOUS, OTHER, PEOPLE, table
from tests.shape.routes import app_for_reading

SAFE = {"GET", "HEAD", "OPTIONS"}
TO_SIGN_IN = 303
SESSION_OVER = 401
ACCEPTED = {200, 204, 303, 409, 422}
REFUSED = {401, 403, 404}
UNPROTECTED = {400, 401}
EVERY_METHOD = ("GET", "POST", "PUT", "PATCH", "DELETE")
CHANGING = re.compile(r'(?<=value=")[^"]{20,}(?=")|(?<=name="csrf-token" content=")[^"]*')

APP = app_for_reading()


def _methods(endpoint):
    known = endpoint in APP.view_functions
    rules = APP.url_map.iter_rules(endpoint) if known else ()
    return set().union(*(rule.methods for rule in rules))


def _rows(chosen=lambda _endpoint, _row: True):
    return [
        pytest.param(endpoint, row, id=f"{endpoint} {row.url}")
        for endpoint, rows in sorted(table().items())
        for row in rows
        if chosen(endpoint, row)
    ]


def _is_read(endpoint, _row):
    return "GET" in _methods(endpoint)


def _takes_forms(endpoint, _row):
    return bool(_methods(endpoint) - SAFE)


def _is_closed_to_others(_endpoint, row):
    return row.given is not None and row.statuses[OTHER] == NotFound.code


def test_every_route_has_a_row(app):
    adapter = app.url_map.bind("localhost")
    covered = {
        (rule.endpoint, rule.rule)
        for endpoint, rows in table().items()
        for row in rows
        for rule in _matched(adapter, row)
        if rule.endpoint == endpoint
    }
    routes = {(rule.endpoint, rule.rule) for rule in app.url_map.iter_rules()}

    missing = sorted(routes - covered)

    assert not missing, "\n".join(
        f'write in tests/{endpoint.split(".")[0]}/access.py:  "{endpoint}": row("{url}", staff=…),'
        for endpoint, url in missing
    )


def test_every_row_has_a_route(app):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}

    stale = sorted(set(table()) - endpoints)

    assert not stale, f"take these rows out of tests/<room>/access.py: {stale}"


def test_a_thing_that_another_organisation_may_open_says_why():
    unexplained = [
        endpoint
        for endpoint, rows in table().items()
        for row in rows
        if row.given and row.statuses[OTHER] not in REFUSED and not row.why
    ]

    assert not unexplained, f"write other=404, or why=… in the rows of {unexplained}"


@pytest.mark.parametrize(("endpoint", "row"), _rows(_is_read))
def test_each_person_gets_what_the_table_says(world, endpoint, row):
    url = _url(world, row)

    answers = {who: world.client(who).get(url) for who in (ANONYMOUS, *PEOPLE)}

    expected = {who: status or TO_SIGN_IN for who, status in row.statuses.items()}
    _agree(endpoint, row, {who: found.status_code for who, found in answers.items()}, expected)
    _keep_silent(world, answers)


@pytest.mark.parametrize(("endpoint", "row"), _rows(_takes_forms))
def test_each_person_may_send_only_what_the_table_says(world, endpoint, row):
    methods = _methods(endpoint)
    exact = "GET" not in methods

    for method in sorted(methods - SAFE):
        answers = _answers_to_sending(world, method, row)

        statuses = {who: found.status_code for who, found in answers.items()}
        _agree(endpoint, row, statuses, _expected_of_sending(row, statuses, exact=exact))
        _keep_silent(world, answers)


@pytest.mark.parametrize(("endpoint", "row"), _rows(_takes_forms))
def test_no_form_is_taken_without_its_token(world, endpoint, row):
    url = _url(world, row)

    for method in _methods(endpoint) - SAFE:
        for who in (ANONYMOUS, *PEOPLE):
            for content in ({}, {"csrf_token": world.foreign_csrf_token()}):
                status = world.client(who).open(url, method=method, data=content).status_code
                assert status in UNPROTECTED, f"{method} {url} by {who} with {content}: {status}"


@pytest.mark.parametrize(("endpoint", "row"), _rows())
def test_other_methods_are_not_allowed(world, endpoint, row):
    url = _url(world, row)
    adapter = world.app.url_map.bind("localhost")
    undeclared = [method for method in EVERY_METHOD if not _takes(adapter, url, method)]
    client = world.client("admin")

    statuses = {
        method: client.open(url, method=method, data={"csrf_token": world.csrf_token()}).status_code
        for method in undeclared
    }

    assert set(statuses.values()) <= {405}, f"{endpoint}: {statuses}"


@pytest.mark.parametrize(("endpoint", "row"), _rows(_is_closed_to_others))
def test_a_foreign_thing_answers_like_one_that_does_not_exist(world, endpoint, row):
    names = _names(row.given(world))
    nowhere = {name: _unknown(value) for name, value in names.items()}

    foreign, unknown = (
        _masked(_asked(world, OTHER, row, filled), filled) for filled in (names, nowhere)
    )

    assert foreign == unknown


def test_two_answers_differ_by_nothing_that_a_second_changes(world, monkeypatch):
    """The test above once failed whenever a second ended between its two requests."""
    first = _masked(world.client(OTHER).get("/nowhere"), {})
    later = int(time.time()) + 1
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _signer: later)

    assert _masked(world.client(OTHER).get("/nowhere"), {}) == first


def _matched(adapter, row):
    url = re.sub(r"\{\w+\}", str(UUID(int=1)), row.url)
    for method in EVERY_METHOD:
        try:
            yield adapter.match(url.partition("?")[0], method=method, return_rule=True)[0]
        except (NotFound, MethodNotAllowed):
            continue


def _takes(adapter, url, method):
    try:
        adapter.match(url.partition("?")[0], method=method)
    except MethodNotAllowed:
        return False
    return True


def _url(world, row):
    return row.url.format(**_names(row.given(world))) if row.given else row.url


def _names(made):
    return dict(made) if isinstance(made, dict) else {"id": made}


def _unknown(value):
    try:
        UUID(str(value))
    except ValueError:
        return value
    return uuid4()


def _answers_to_sending(world, method, row):
    """Let each person send the form: about a thing of her own where she may change it."""
    shared = _url(world, row)
    values = row.sends(world) if callable(row.sends) else row.sends
    content = {"csrf_token": world.csrf_token(), **values}
    answers = {}
    for who, status in row.statuses.items():
        url = shared if status in {None, *REFUSED} else _url(world, row)
        answers[who] = world.client(who).open(url, method=method, data=content)
    return answers


def _asked(world, who, row, names):
    method = "GET" if "GET" in _methods_of(world, row, names) else "POST"
    return world.client(who).open(
        row.url.format(**names), method=method, data={"csrf_token": world.csrf_token()}
    )


def _methods_of(world, row, names):
    adapter = world.app.url_map.bind("localhost")
    url = row.url.format(**names)
    return {method for method in EVERY_METHOD if _takes(adapter, url, method)}


def _masked(response, names):
    body = CHANGING.sub("…", response.text)
    for value in names.values():
        body = body.replace(str(value), "…")
    return response.status_code, body


def _expected_of_sending(row, statuses, *, exact):
    """Return what each person must get; whoever may open a page gets any answer but a refusal."""
    expected = {}
    for who, status in row.statuses.items():
        refused = SESSION_OVER if status in {None, TO_SIGN_IN} and not exact else status
        accepted = not exact and status not in {None, TO_SIGN_IN} and status not in REFUSED
        expected[who] = (
            statuses[who] if accepted and statuses[who] in ACCEPTED else refused or SESSION_OVER
        )
    return expected


def _agree(endpoint, row, found, expected):
    wrong = defaultdict(list)
    for who, status in found.items():
        if status != expected[who]:
            wrong[status, expected[who]].append(who)
    assert not wrong, f"{endpoint} {row.url}: " + "; ".join(
        f"{', '.join(people)}: {status}, the table says {wanted}"
        for (status, wanted), people in wrong.items()
    )


def _keep_silent(world, answers):
    """Whoever is refused reads nothing of the thing; her own organisation's name is no secret."""
    for who, answer in answers.items():
        if answer.status_code in REFUSED and who != ANONYMOUS:
            own = world.person(who).organisation_id == world.organisation
            assert own or world.canary not in answer.text, f"{who} reads what she may not open"
