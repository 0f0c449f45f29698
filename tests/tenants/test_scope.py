"""The scope: set once a transaction, for one organisation, or nothing is asked at all."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from tenants import scope
from tenants.database import db
from tenants.models import Membership, Site
from tenants.scope import NoScopeError
from tests.given.tenants import a_person, acting_for, an_organisation

COUNT = select(func.count()).select_from(Membership)


def test_without_a_scope_the_database_is_not_asked(app):
    with app.app_context(), pytest.raises(NoScopeError):
        db.session.scalar(COUNT)


def test_scopes_do_not_nest(app):
    with acting_for(an_organisation()), pytest.raises(NoScopeError), acting_for(an_organisation()):
        pass


def test_a_transaction_of_one_scope_does_not_answer_another(app):
    first, second = an_organisation(), an_organisation()
    a_person(first)

    with app.app_context():
        with acting_for(first):
            assert db.session.scalar(COUNT) == 1
        with acting_for(second), pytest.raises(NoScopeError):
            db.session.scalar(COUNT)


def test_the_next_scope_finds_its_own_rows_only(app):
    first, second = an_organisation(), an_organisation()
    a_person(first)

    with app.app_context():
        with acting_for(first):
            kept = db.session.scalars(select(Membership)).one()
            key = (kept.organisation_id, kept.id)
            db.session.commit()
        with acting_for(second):
            assert db.session.scalar(COUNT) == 0
            assert db.session.get(Membership, key) is None


def test_a_reading_scope_cannot_write(app):

    organisation_id = an_organisation()

    with app.app_context(), scope.acting_for(organisation_id, purpose="test", read_only=True):
        db.session.add(Site(organisation_id=organisation_id, name="Sede di prova"))
        with pytest.raises(DBAPIError, match="read-only"):
            db.session.flush()
