"""A form whose session ended: what was typed travels with the sign-in and comes back after it."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import request
from wtforms import EmailField, HiddenField, PasswordField
from wtforms.validators import InputRequired

from portal.ui.forms import BareForm
from portal.ui.language import lazy as _l
from tenants.identity import Identity, current_identity
from tenants.requests import ORGANISATION_FIELD, TOKEN_FIELD

PATH_FIELD = "interrupted"
FILE_FIELD = "interrupted_file"
PERSON_FIELD = "interrupted_by"
PREFIX = "typed:"
OF_THE_SESSION = frozenset({"csrf_token", TOKEN_FIELD})


class SigninForm(BareForm):
    """No token of its own: a sign-in sent twice is simply two sign-ins."""

    email = EmailField(
        _l("E-mail"),
        validators=[InputRequired()],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        validators=[InputRequired()],
        render_kw={"autocomplete": "current-password"},
    )
    next = HiddenField()


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A form that was sent too late: where to, what it said, and by whom where that is known."""

    path: str
    typed: tuple[tuple[str, str], ...]
    lost_file: bool
    person: str = ""

    @property
    def organisation_id(self) -> str:
        """Return the organisation in which the form was opened."""
        return dict(self.typed).get(ORGANISATION_FIELD, "")

    def is_of(self, identity: Identity) -> bool:
        """Tell whether somebody may go on with it: who wrote it, in the same organisation."""
        same_person = self.person in {"", str(identity.user_id)}
        return same_person and self.organisation_id in {"", str(identity.organisation_id)}

    def carried(self) -> Iterator[tuple[str, str]]:
        """Yield the hidden fields that take it through the sign-in."""
        yield PATH_FIELD, self.path
        yield FILE_FIELD, "yes" if self.lost_file else ""
        yield PERSON_FIELD, self.person
        for name, value in self.typed:
            yield PREFIX + name, value


def sent_too_late() -> Interrupted | None:
    """Return the form of this request, whose session is over; None when nobody's work is in it."""
    typed = tuple(
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in OF_THE_SESSION and "password" not in name
    )
    if not request.form.get(ORGANISATION_FIELD):
        return None
    address = request.script_root + request.full_path.rstrip("?")
    lost_file = any(file.filename for file in request.files.values())
    identity = current_identity()
    return Interrupted(address, typed, lost_file, str(identity.user_id) if identity else "")


def carried_here() -> Interrupted | None:
    """Return the form that a sign-in brings along."""
    path = safe_path(request.form.get(PATH_FIELD))
    typed = tuple(
        (name.removeprefix(PREFIX), value)
        for name, value in request.form.items(multi=True)
        if name.startswith(PREFIX)
    )
    if not path:
        return None
    lost_file, person = bool(request.form.get(FILE_FIELD)), request.form.get(PERSON_FIELD, "")
    return Interrupted(path, typed, lost_file, person)


def safe_path(value: str | None) -> str:
    """Return a path of this site, or nothing: never another site's address."""
    path = value or ""
    parts = urlsplit(path)
    local = not parts.scheme and not parts.netloc and path.startswith("/")
    clean = "\\" not in path and not path.startswith("//")
    return path if local and clean and path.isprintable() else ""
