"""The keys change under what is sealed: nothing is lost but by a destruction that was meant."""

import pytest
from sqlalchemy import NullPool, create_engine

from portal.config import Config
from tenants import rekeying, sealing
from tenants.keyring import SealBrokenError, number_of
from tests.client import Browser
from tests.given.cases import a_case, case, following
from tests.given.tenants import a_person, an_organisation, user_id_of

PHONE = "333 0000001"
STORY = "Cerca un nido vicino al lavoro."


@pytest.fixture
def ours(app):
    return an_organisation("Cooperativa Esempio Chiavi")


@pytest.fixture
def keys(app):
    """The commands, as an operator types them."""
    runner = app.test_cli_runner()
    return lambda *words, **options: runner.invoke(args=["keys", *map(str, words)], **options)


@pytest.fixture
def with_field_keys(app, config):
    """Set the installation's keys, as a restart with other settings would."""

    def change(*field_keys):
        values = {name: getattr(config, name) for name in Config.__slots__}
        app.config["PORTAL"] = Config(**{**values, "field_keys": field_keys})

    yield change
    app.config["PORTAL"] = config


def _numbers(all_powerful, organisation_id):
    query = "SELECT phone_sealed FROM participant WHERE organisation_id = %s"
    return {number_of(bytes(row[0])) for row in all_powerful.execute(query, [organisation_id])}


def _key_rows(all_powerful, organisation_id):
    query = "SELECT use, number, wrapped FROM organisation_key WHERE organisation_id = %s"
    return all_powerful.execute(query + " ORDER BY use, number", [organisation_id]).fetchall()


def test_a_rotation_seals_everything_anew_protected_cases_too(ours, keys, all_powerful):
    manager = user_id_of(a_person(ours, roles=["welfare_manager"]))
    anna = a_case(ours, phone=PHONE, story=STORY)
    berta = a_case(ours, by=manager, phone=PHONE, protected_for=[manager])
    others = a_case(an_organisation(), phone=PHONE)

    done = keys("rotate", ours)

    assert done.exit_code == 0, done.output
    assert _numbers(all_powerful, ours) == {2}
    assert [row[:2] for row in _key_rows(all_powerful, ours)] == [("index", 1), ("seal", 2)]
    with following(ours, manager):
        assert case(ours, anna).phone == case(ours, berta).phone == PHONE
        assert case(ours, anna).story == STORY
    query = "SELECT phone_sealed FROM participant WHERE id = %s"
    assert number_of(bytes(all_powerful.execute(query, [others]).fetchone()[0])) == 1


def test_an_interrupted_rotation_loses_nothing_and_goes_on(ours, keys, all_powerful, monkeypatch):
    women = [a_case(ours, phone=PHONE, story=STORY) for _number in range(5)]
    monkeypatch.setattr(rekeying, "BATCH", 2)
    reseal, batches = rekeying.reseal_batch, []

    def die_in_the_third(*what):
        batches.append(what)
        if len(batches) == 3:
            raise KeyboardInterrupt
        return reseal(*what)

    monkeypatch.setattr(rekeying, "reseal_batch", die_in_the_third)
    keys("rotate", ours)
    assert _numbers(all_powerful, ours) == {1, 2}
    with following(ours):
        assert {case(ours, woman).phone for woman in women} == {PHONE}

    monkeypatch.setattr(rekeying, "reseal_batch", reseal)
    assert keys("rotate", ours).exit_code == 0

    assert _numbers(all_powerful, ours) == {2}
    assert [row[:2] for row in _key_rows(all_powerful, ours)] == [("index", 1), ("seal", 2)]
    with following(ours):
        assert {case(ours, woman).story for woman in women} == {STORY}


def test_who_works_with_the_old_key_is_waited_for(ours, app, config, all_powerful, monkeypatch):
    anna = a_case(ours, phone=PHONE)
    monkeypatch.setattr(rekeying, "TRIES", 1)
    monkeypatch.setattr(rekeying, "PATIENCE", "50ms")
    owner = create_engine(config.owner_url, poolclass=NullPool)

    with following(ours):
        case(ours, anna).story = STORY  # sealed with the key of before, not committed yet
        with pytest.raises(rekeying.RekeyingError):
            rekeying.rotate(owner, ours)

    with app.app_context():
        rekeying.rotate(owner, ours)
    with following(ours):
        assert case(ours, anna).story == STORY
    assert [row[:2] for row in _key_rows(all_powerful, ours)] == [("index", 1), ("seal", 2)]


def test_a_value_that_does_not_open_keeps_the_old_key(ours, keys, all_powerful):
    anna, berta = a_case(ours, phone=PHONE), a_case(ours, phone=PHONE)
    spoil = "UPDATE participant SET phone_sealed = phone_sealed || '\\x00'::bytea WHERE id = %s"
    all_powerful.execute(spoil, [berta])

    done = keys("rotate", ours)

    assert done.exit_code == 1
    assert "participant.phone_sealed" in done.output
    assert ("seal", 1) in [row[:2] for row in _key_rows(all_powerful, ours)]
    with following(ours):
        assert case(ours, anna).phone == PHONE


def test_keys_are_wrapped_anew_when_the_installation_has_a_new_one(
    ours, keys, all_powerful, with_field_keys
):
    anna = a_case(ours, phone=PHONE)
    before = _key_rows(all_powerful, ours)

    with_field_keys("8" * 64, "7" * 64)
    assert keys("rewrap").exit_code == 0
    with_field_keys("8" * 64)

    assert _key_rows(all_powerful, ours) != before
    with following(ours):
        assert case(ours, anna).phone == PHONE


def test_a_wrong_installation_key_changes_nothing(ours, keys, all_powerful, with_field_keys):
    a_case(ours, phone=PHONE)
    before = _key_rows(all_powerful, ours)

    with_field_keys("9" * 64)

    assert keys("rewrap").exit_code == 1
    assert _key_rows(all_powerful, ours) == before


@pytest.mark.parametrize("typed", ["", "Cooperativa", "cooperativa esempio chiavi"])
def test_keys_are_destroyed_only_by_the_whole_name(ours, keys, all_powerful, typed):
    anna = a_case(ours, phone=PHONE)

    assert keys("destroy", ours, input=f"{typed}\n").exit_code == 1

    with following(ours):
        assert case(ours, anna).phone == PHONE


def test_after_a_destruction_the_page_says_that_the_words_are_lost(ours, app, keys, all_powerful):
    email = a_person(ours, roles=["welfare_manager"])
    manager = user_id_of(email)
    anna = a_case(ours, by=manager, phone=PHONE, story=STORY)

    done = keys("destroy", ours, "--yes-destroy", "Cooperativa Esempio Chiavi")

    assert done.exit_code == 0, done.output
    page = Browser(app).sign_in(email).get(f"/participants/{anna}")
    assert page.status == 200
    assert "non si possono più leggere" in page.text
    assert PHONE not in page.text
    with following(ours, manager):
        assert case(ours, anna).phone == ""


def test_after_a_destruction_new_words_are_sealed_and_read(ours, keys):
    a_case(ours, phone=PHONE)
    keys("destroy", ours, "--yes-destroy", "Cooperativa Esempio Chiavi")

    berta = a_case(ours, phone=PHONE, story=STORY)

    with following(ours):
        assert case(ours, berta).story == STORY
        assert sealing.lost_before(ours) < case(ours, berta).created_at


def test_a_destroyed_key_in_the_old_place_opens_nothing(ours, keys, all_powerful):
    anna = a_case(ours, phone=PHONE)
    keys("destroy", ours, "--yes-destroy", "Cooperativa Esempio Chiavi")
    all_powerful.execute("UPDATE organisation_key SET number = 1 WHERE use = 'seal'")

    with following(ours), pytest.raises(SealBrokenError):
        _ = case(ours, anna).phone


@pytest.mark.parametrize("command", ["rotate", "destroy"])
def test_an_unknown_organisation_is_told_in_one_line(app, keys, command):
    done = keys(command, "Nessuno", *(["--yes-destroy", "Nessuno"] if command == "destroy" else []))

    assert done.exit_code == 1
    assert "no organisation has this id or name" in done.output
