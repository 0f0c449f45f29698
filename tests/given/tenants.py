"""Organisations and people for tests: say what matters, the rest is plausible and fixed."""

from functools import cache
from itertools import count

from portal.signin import passwords
from tenants import scope
from tenants.clock import now
from tenants.database import db, new_id
from tenants.folding import sort_key
from tests.client import PASSWORD

_number = count(1)


@cache
def _hash(_hasher):
    return passwords.hashed(PASSWORD)


def an_organisation(name=None, *, kind="nonprofit", state="active"):
    """An organisation of the network; returns its id."""
    organisation_id = new_id()
    name = name or f"Cooperativa Esempio {next(_number)}"
    _insert(
        "organisation",
        id=organisation_id,
        kind=kind,
        state=state,
        name=name,
        sort_key=sort_key(name),
        default_language="it",
        version=1,
        created_at=now(),
        changed_at=now(),
    )
    return organisation_id


def the_lead():
    return an_organisation("Consorzio Esempio Capofila", kind="lead")


def a_person(*organisations, roles=("service_editor",), email=None, name=None, language="it"):
    """A person with a password, who holds the roles in each organisation; returns her e-mail."""
    number = next(_number)
    email = email or f"persona{number}@ente.example"
    name = name or f"Persona Esempio {number}"
    user_id = new_id()
    _insert(
        "user",
        id=user_id,
        email=email,
        name=name,
        sort_key=sort_key(name),
        language=language,
        wants_notices=True,
        created_at=now(),
        changed_at=now(),
    )
    _insert("credential", user_id=user_id, password_hash=_hash(passwords.hasher), changed_at=now())
    for organisation_id in organisations:
        a_membership(organisation_id, user_id, roles)
    return email


def a_membership(organisation_id, user_id, roles):
    membership_id = new_id()
    _insert(
        "membership",
        organisation_id=organisation_id,
        id=membership_id,
        user_id=user_id,
        created_at=now(),
        changed_at=now(),
    )
    for role in roles:
        _insert(
            "membership_role",
            organisation_id=organisation_id,
            id=new_id(),
            membership_id=membership_id,
            role=role,
        )
    return membership_id


def user_id_of(email):
    return _power().execute('SELECT id FROM "user" WHERE email = %s', [email]).fetchone()[0]


def acting_for(
    organisation_id, *, user_id=None, case_access=False, intake_access=False, purpose="test"
):
    """The scope of an organisation, for tests that call actions and queries."""
    return scope.acting_for(
        organisation_id,
        user_id,
        purpose=purpose,
        case_access=case_access,
        intake_access=intake_access,
    )


_connection = None


def use(connection):
    """Take the superuser's connection that the fixtures opened."""
    global _connection  # noqa: PLW0603 -- one connection a worker, handed over by a fixture
    _connection = connection


def in_use():
    return _connection


def _power():
    return _connection


def _insert(table, **values):
    columns = ", ".join(f'"{name}"' for name in values)
    places = ", ".join(["%s"] * len(values))
    _power().execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', list(values.values()))


def committed():
    db.session.commit()
