"""The logs: one JSON object a line, with fields, and nothing of what people typed."""

import json
import logging

import pytest
from sqlalchemy.exc import IntegrityError

from portal.logs import JsonLines, PathsLeftOut


def written(message, *args, error=None, **fields):
    record = logging.LogRecord("portal.test", logging.ERROR, __file__, 1, message, args, None)
    vars(record).update(fields)
    if error:
        record.exc_info = (type(error), error, error.__traceback__)
    line = JsonLines().format(record)
    assert "\n" not in line
    assert "\r" not in line
    return json.loads(line)


def test_a_line_says_when_who_what_and_carries_fields():
    line = written("denied", permission="service:edit")

    assert line["level"] == "error"
    assert line["logger"] == "portal.test"
    assert line["message"] == "denied"
    assert line["permission"] == "service:edit"
    assert line["time"].endswith("+00:00")


@pytest.mark.parametrize("breaking", ["a\nb", "a\r\nb", "a\x1b[31mb", "a\u2028b"])
def test_no_visitor_writes_a_line_of_her_own(breaking):
    assert written("%s", breaking)["message"] == breaking


def test_an_error_tells_where_it_was_and_no_more_than_its_first_line():
    with pytest.raises(IntegrityError) as caught:
        a_refused_insert()

    told = "\n".join(written("incident", error=caught.value)["error"])
    assert "duplicate key" in told
    assert "a_refused_insert" in told
    assert "ada" not in told


def test_an_error_tells_its_cause():
    with pytest.raises(ValueError, match="second") as caught:
        a_caused_error()

    told = written("incident", error=caught.value)["error"]
    assert [words for words in told if not words.startswith("  ")] == [
        "ValueError: second",
        "KeyError: 'first'",
    ]


def test_the_web_server_leaves_paths_out_of_its_words():
    record = logging.LogRecord(
        "gunicorn.error", logging.ERROR, "", 1, "Error handling request %s", ("/reset/token",), None
    )

    PathsLeftOut().filter(record)

    assert record.getMessage() == "Error handling request /…"


def a_refused_insert():
    refused = Exception("duplicate key\nDETAIL: Key (email)=(ada@ente.example)")
    raise IntegrityError("INSERT", {"email": "ada@ente.example"}, refused)


def a_caused_error():
    raise ValueError("second") from KeyError("first")
