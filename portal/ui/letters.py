"""How a fact becomes a letter: each room says what its letters need, one template writes them.

The first line of a template is the subject: it never holds a name, a need or an organisation's
affair, since subjects are shown on locked screens.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, g, render_template

from portal.integrations.mail import Mail
from portal.ui.language import ENGLISH, PREFIX, current_language, gettext, ngettext
from portal.ui.shell import is_demo
from tenants.database import db
from tenants.ledger import Delivery, Fact
from tenants.models import User


@dataclass(frozen=True, slots=True)
class Written:
    """What a letter needs beyond its template; None instead of it: no longer worth sending."""

    values: Mapping[str, Any]
    to: str | None = None
    language: str | None = None


Writer = Callable[[Fact], Written | None]

_writers: dict[str, Writer] = {}


def letter(name: str) -> Callable[[Writer], Writer]:
    """Register what the letter `templates/mail/<name>.txt` needs."""

    def register(writer: Writer) -> Writer:
        _writers[name] = writer
        return writer

    return register


def write(delivery: Delivery, fact: Fact) -> Mail | None:
    """Write one letter, inside the scope of its organisation and reader."""
    written = _writers[delivery.letter](fact)
    reader = db.session.get(User, delivery.recipient_id) if delivery.recipient_id else None
    address = (written.to if written else None) or (reader.email if reader else None)
    if written is None or address is None:
        return None
    g.language = written.language or (reader.language if reader else "it")
    subject, _, text = _text(delivery.letter, {**written.values, "reader": reader}).partition("\n")
    return Mail(delivery.id, address, subject.strip(), text.strip() + "\n")


def _text(name: str, values: Mapping[str, Any]) -> str:
    """Render plain text: the messages of pages would escape their values for HTML."""
    prefix = PREFIX if current_language() == ENGLISH else ""
    shared = {
        "_": gettext,
        "ngettext": ngettext,
        "portal": current_app.config["PORTAL"].public_url + prefix,
        "demo": is_demo(),
    }
    return render_template(f"mail/{name}.txt", **values, **shared)
