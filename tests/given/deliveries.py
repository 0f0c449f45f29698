"""Letters on their way: a plain greeting, and one that nobody can write."""

from dataclasses import dataclass

from jinja2 import ChoiceLoader, DictLoader

from portal.ui.letters import Written
from tenants import ledger
from tenants.database import db
from tenants.ledger import Letter
from tests.given.tenants import acting_for, user_id_of

GREETING = "test/greeting"
POISON = "test/poison"
TEMPLATES = {
    f"mail/{GREETING}.txt": "Un saluto\nCiao {{ reader.name }}, a presto.\n",
    f"mail/{POISON}.txt": "{{ nothing.there }}\n",
}


@dataclass(frozen=True)
class GreetingAsked:
    """A fact without content."""


def use_the_test_letters(app, monkeypatch):
    """Let the app write these letters, and no others, while a test lasts."""
    writers = dict.fromkeys((GREETING, POISON), lambda _fact: Written({}))
    monkeypatch.setattr("portal.ui.letters._writers", writers)
    loader = ChoiceLoader([DictLoader(TEMPLATES), app.jinja_env.loader])
    monkeypatch.setattr(app.jinja_env, "loader", loader)


def a_letter(app, organisation_id, to, *, name=GREETING):
    """A letter to a person, due at once; returns its fact's id."""
    recipient_id = user_id_of(to)
    with app.app_context(), acting_for(organisation_id):
        fact_id = ledger.record(GreetingAsked(), letters=[Letter(name, recipient_id)]).id
        db.session.commit()
        db.session.remove()
    return fact_id
