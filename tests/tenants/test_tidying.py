"""The night takes away what is over, and nothing else."""

from datetime import timedelta

import pytest

from portal.jobs import worker_engine
from tenants.clock import now
from tenants.database import new_id, random_id
from tenants.tidying import tidy
from tests.given.tenants import a_person, an_organisation, user_id_of

DAY = timedelta(days=1)


@pytest.fixture
def night(app):
    """Return the nightly pass, as the worker runs it."""
    engine = worker_engine(app.config["PORTAL"])
    yield lambda: tidy(engine, now())
    engine.dispose()


@pytest.fixture
def write(all_powerful):
    """Return a writer of single rows."""

    def insert(table, **values):
        names, places = ", ".join(values), ", ".join(["%s"] * len(values))
        all_powerful.execute(
            f"INSERT INTO {table} ({names}) VALUES ({places})", list(values.values())
        )

    return insert


@pytest.fixture
def left(all_powerful):
    """Return a reader of what is left in a table."""

    def read(table, column):
        rows = all_powerful.execute(f"SELECT {column} FROM {table} ORDER BY 1")
        return [row[0] for row in rows]

    return read


def test_sessions_that_are_over_go_and_living_ones_stay(night, write, left):
    organisation = an_organisation()
    person = user_id_of(a_person(organisation))
    for name, opened, seen in (
        ("idle", timedelta(hours=1), timedelta(minutes=31)),
        ("living", timedelta(hours=11), timedelta(minutes=29)),
        ("old", timedelta(hours=13), timedelta(0)),
    ):
        write(
            "web_session",
            id_hash=name,
            user_id=person,
            organisation_id=organisation,
            label="",
            created_at=now() - opened,
            seen_at=now() - seen,
        )

    night()

    assert left("web_session", "id_hash") == ["living"]


def test_form_tokens_go_after_two_days(night, write, left):
    organisation, young = an_organisation(), new_id()
    for token, age in ((young, DAY), (new_id(), 3 * DAY)):
        write("form_token", organisation_id=organisation, id=token, created_at=now() - age)

    night()

    assert left("form_token", "id") == [young]


def test_throttle_windows_go_after_a_day(night, write, left):
    for key, age in (("new", timedelta(hours=1)), ("past", 2 * DAY)):
        write("throttle", key=key, window_start=now() - age, tries=3)

    night()

    assert left("throttle", "key") == ["new"]


def test_used_and_late_resets_go_and_open_ones_stay(night, write, left):
    person = user_id_of(a_person(an_organisation()))
    for name, until, used in (
        ("late", now() - DAY, None),
        ("open", now() + DAY, None),
        ("used", now() + DAY, now()),
    ):
        write(
            "password_reset",
            id=random_id(),
            user_id=person,
            token_hash=name,
            expires_at=until,
            used_at=used,
        )

    night()

    assert left("password_reset", "token_hash") == ["open"]


def test_a_second_night_changes_nothing(night, write, left):
    write("throttle", key="new", window_start=now(), tries=1)

    night()
    night()

    assert left("throttle", "key") == ["new"]


def test_the_worker_sees_dates_only(app):
    from sqlalchemy import text
    from sqlalchemy.exc import ProgrammingError

    engine = worker_engine(app.config["PORTAL"])
    with engine.connect() as worker, pytest.raises(ProgrammingError, match="permission denied"):
        worker.execute(text("SELECT body FROM form_token"))
    engine.dispose()
