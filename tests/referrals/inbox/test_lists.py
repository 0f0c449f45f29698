"""The list that leaves: by code unless somebody asks for names, and always written down."""

import pytest

from tests.given import referrals
from tests.given.received import received
from tests.given.sharing import CANARIES

LIST = "/referrals/inbox/list"
HIDDEN = [each for name, each in CANARIES.items() if name != "story"]


@pytest.fixture
def both(parties, sent):
    """One referral that is hers, and one that still waits."""
    referrals.accepted(parties.partner, sent, by=parties.operator_id)
    return sent, received(parties)


def test_a_file_holds_codes_and_no_names(both, operator):
    operator.get(LIST)
    operator.submit({"form": "csv"})

    text = operator.response.data.decode("utf-8-sig")

    assert text.count("INV-") == len(both)
    assert "Biella" in text
    assert [each for each in HIDDEN if each in text] == []


def test_with_names_the_password_is_asked_and_only_open_levels_are_told(
    parties, both, operator, all_powerful
):
    all_powerful.execute(
        "UPDATE web_session SET content = (content::jsonb - 'proved_at')::text::"
        + _type(all_powerful)
    )
    operator.get(LIST)
    operator.submit({"form": "csv", "naming": "names"})
    assert operator.status == 401
    operator.submit({"password": "tre parole di prova"})
    operator.submit()

    text = operator.response.data.decode("utf-8-sig")

    assert text.count("Canarina Zafferani") == 1
    assert "via Canarini" not in text


def test_it_is_written_down_who_took_it(both, operator, all_powerful):
    operator.get(LIST)

    operator.submit({"form": "paper", "whose": "mine"})

    assert operator.text.count("INV-") == 1
    facts = all_powerful.execute(
        "SELECT content FROM fact WHERE name = 'referrals_listed'"
    ).fetchall()
    assert [fact[0] for fact in facts] == [{"count": 1, "with_names": False, "form": "paper"}]


def _type(connection):
    query = (
        "SELECT data_type FROM information_schema.columns"
        " WHERE table_name = 'web_session' AND column_name = 'content'"
    )
    return connection.execute(query).fetchone()[0]
