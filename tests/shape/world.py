"""A small network with one person of each kind, already signed in."""

from dataclasses import dataclass
from itertools import count
from uuid import UUID

from itsdangerous import URLSafeTimedSerializer

from tenants import tokens
from tenants.clock import now
from tenants.sessions import SIGNED_IN
from tests.given.tenants import a_person, an_organisation, the_lead, user_id_of
from tests.shape.access import ANONYMOUS, PEOPLE

CSRF_SECRET = "a" * 40
_number = count(1)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who asks."""

    email: str
    user_id: UUID
    organisation_id: UUID


class World:
    """Four organisations and whoever asks: what a row's `given` finds."""

    def __init__(self, app, connection):
        self.app = app
        self.canary = f"Canarino{next(_number)}"
        self.organisation = an_organisation(f"Cooperativa {self.canary}")
        self.other = an_organisation("Associazione Estranea Esempio", kind="association")
        self.company = an_organisation("Azienda Esempio", kind="company")
        self.lead = the_lead()
        self._connection = connection
        self._people = {name: self._person(*where) for name, where in PEOPLE.items()}

    def user(self, name):
        return self._people[name].user_id

    def person(self, name):
        return self._people[name]

    def client(self, name):
        """Return a fresh browser of somebody, who is already signed in."""
        client = self.app.test_client()
        if name == ANONYMOUS:
            with client.session_transaction() as session:
                session["csrf_token"] = CSRF_SECRET
        else:
            client.set_cookie("sid", SIGNED_IN + self._session(self._people[name]))
        return client

    def csrf_token(self):
        """Return the token that a form of any of these browsers would carry."""
        return self._signed(CSRF_SECRET)

    def foreign_csrf_token(self):
        """Return the token of somebody else's browser."""
        return self._signed("b" * len(CSRF_SECRET))

    def _signed(self, secret):
        serializer = URLSafeTimedSerializer(self.app.secret_key, salt="wtf-csrf-token")
        return serializer.dumps(secret)

    def _person(self, where, roles):
        organisation_id = getattr(self, where)
        email = a_person(organisation_id, roles=roles)
        return Person(email, user_id_of(email), organisation_id)

    def _session(self, person):
        token = tokens.fresh()
        self._connection.execute(
            "INSERT INTO web_session"
            " (id_hash, user_id, organisation_id, label, created_at, seen_at, content)"
            " VALUES (%(hash)s, %(user)s, %(organisation)s, '', %(now)s, %(now)s, %(content)s)",
            {
                "hash": tokens.hashed(token),
                "user": person.user_id,
                "organisation": person.organisation_id,
                "now": now(),
                "content": f'{{"csrf_token": "{CSRF_SECRET}"}}',
            },
        )
        return token
