"""What is sealed opens only in its own row, for its own organisation, while its key exists."""

import pytest
from sqlalchemy import text

from portal.participants.cases.models import Participant
from tenants.database import db
from tenants.keyring import SealBrokenError
from tenants.sealing import ring
from tests.given.cases import a_case, case, following
from tests.given.tenants import an_organisation

PHONE = "333 0000001"


@pytest.fixture
def ours(app):
    return an_organisation()


def test_a_sealed_field_reads_as_it_was_written(ours):
    anna = a_case(ours, phone=PHONE)

    with following(ours):
        assert case(ours, anna).phone == PHONE
        assert case(ours, anna).email == ""


def test_the_database_never_holds_a_sealed_value_in_clear(ours, all_powerful):
    anna = a_case(ours, phone=PHONE, story="Ha perso il lavoro a marzo.")

    row = str(all_powerful.execute("SELECT * FROM participant WHERE id = %s", [anna]).fetchone())

    assert PHONE not in row
    assert "marzo" not in row


def test_the_same_value_is_sealed_differently_each_time(ours, all_powerful):
    a_case(ours, phone=PHONE)
    a_case(ours, phone=PHONE)

    rows = all_powerful.execute("SELECT phone_sealed, phone_index FROM participant").fetchall()

    assert len({bytes(sealed) for sealed, _index in rows}) == len(rows)
    assert len({index for _sealed, index in rows}) == 1


def test_two_organisations_share_no_index(ours, all_powerful):
    a_case(ours, phone=PHONE)
    a_case(an_organisation(), phone=PHONE)

    rows = all_powerful.execute("SELECT phone_index FROM participant").fetchall()

    assert len(set(rows)) == len(rows)


@pytest.mark.parametrize("copied", ["to another row", "to another column"])
def test_a_sealed_value_does_not_open_elsewhere(ours, all_powerful, copied):
    anna, berta = a_case(ours, phone=PHONE), a_case(ours)
    if copied == "to another row":
        statement = (
            "UPDATE participant SET phone_sealed ="
            " (SELECT phone_sealed FROM participant WHERE id = %s) WHERE id = %s"
        )
        all_powerful.execute(statement, [anna, berta])
    else:
        all_powerful.execute("UPDATE participant SET email_sealed = phone_sealed")

    with following(ours), pytest.raises(SealBrokenError):
        _ = case(ours, berta).phone, case(ours, anna).email


def test_a_changed_value_does_not_open(ours, all_powerful):
    anna = a_case(ours, phone=PHONE)
    all_powerful.execute("UPDATE participant SET phone_sealed = phone_sealed || '\\x00'::bytea")

    with following(ours), pytest.raises(SealBrokenError):
        _ = case(ours, anna).phone


def test_without_its_key_nothing_opens_and_the_name_stays(ours, all_powerful):
    anna = a_case(ours, phone=PHONE)
    all_powerful.execute("DELETE FROM organisation_key")

    with following(ours):
        assert case(ours, anna).given_name == "Anna"
        with pytest.raises(SealBrokenError):
            _ = case(ours, anna).phone


def test_a_key_lasts_no_longer_than_its_transaction(ours):
    a_case(ours, phone=PHONE)

    with following(ours):
        ring(ours)
        db.session.commit()
        assert "sealing" not in db.session.info


def test_another_organisation_reads_no_key(ours):
    a_case(ours, phone=PHONE)

    with following(an_organisation()):
        assert db.session.scalar(text("SELECT count(*) FROM organisation_key")) == 0
        assert db.session.query(Participant).count() == 0
