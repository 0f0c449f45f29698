"""A protected woman is found by nobody but the people who are named."""

import pytest
from sqlalchemy import func, select

from portal.participants.cases import actions, queries
from portal.participants.cases.models import CaseStep, Participant
from tenants.database import db, new_id
from tests.given.cases import a_case, case, following
from tests.given.tenants import a_person, an_organisation, user_id_of


@pytest.fixture
def ours(app):
    return an_organisation()


@pytest.fixture
def manager(ours):
    return user_id_of(a_person(ours, roles=["welfare_manager"]))


@pytest.fixture
def colleague(ours):
    return user_id_of(a_person(ours, roles=["welfare_manager"]))


def found_by(ours, person):
    with following(ours, person):
        return db.session.scalar(select(func.count()).select_from(Participant))


def test_a_protected_case_is_there_for_named_staff_alone(ours, manager, colleague):
    a_case(ours, by=manager, protected_for=[manager])

    assert found_by(ours, manager) == 1
    assert found_by(ours, colleague) == 0
    assert found_by(ours, new_id()) == 0


def test_what_is_told_of_a_protected_woman_hides_with_her(ours, manager, colleague, all_powerful):
    a_case(ours, by=manager, protected_for=[manager])

    with following(ours, colleague):
        steps = db.session.execute(select(func.count()).select_from(CaseStep)).scalar()

    assert steps == 0
    assert all_powerful.execute("SELECT count(*) FROM case_step").fetchone()[0] == 1


def test_whoever_is_named_finds_her_too(ours, manager, colleague):
    anna = a_case(ours, by=manager)

    with following(ours, manager):
        actions.protect(case(ours, anna), named=frozenset({colleague}))

    assert found_by(ours, colleague) == 1
    with following(ours, manager):
        assert queries.named_staff(anna) == {manager, colleague}


def test_only_who_follows_cases_can_be_named(ours, manager):
    anna = a_case(ours, by=manager)
    editor = user_id_of(a_person(ours, roles=["service_editor"]))

    with following(ours, manager), pytest.raises(actions.CaseError):
        actions.protect(case(ours, anna), named=frozenset({editor}))


def test_nothing_is_protected_any_more_once_it_is_said(ours, manager, colleague):
    anna = a_case(ours, by=manager, protected_for=[manager])

    with following(ours, manager):
        actions.unprotect(case(ours, anna))

    assert found_by(ours, colleague) == 1
