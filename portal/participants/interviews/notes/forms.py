"""The editor of a note: one text a section, who may read it, of which day."""

from collections.abc import Iterator
from typing import Any

from wtforms import DateField, Field, Form, HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, ValidationError
from wtforms.validators import Optional as Maybe
from wtforms.widgets import HiddenInput

from portal.participants.interviews import labels
from portal.participants.interviews.models import NoteLevel
from portal.participants.interviews.notes.actions import Writing
from portal.participants.interviews.notes.sections import (
    DIARY,
    HINTS,
    LABELS,
    LONGEST,
    cleaned,
)
from portal.ui.choices import choices
from portal.ui.formats import number_words
from portal.ui.forms import Form as PageForm
from portal.ui.language import current_language
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today

LARGEST_VERSION = 2**31  # beyond it stands only what nobody was shown


def no_longer_than_kept(_form: Form, field: Field) -> None:
    """Refuse a text that is too long, naming the limit; the browser is not told to cut it."""
    text = (field.data or "").replace("\r\n", "\n")
    if len(text) > LONGEST:
        raise ValidationError(
            _(
                "Al massimo %(most)s caratteri: qui sono %(n)s. Il testo resta nella tua bozza:"
                " accorcialo, o dividilo in più note.",
                most=number_words(LONGEST, current_language()),
                n=number_words(len(text), current_language()),
            )
        )


def section(name: str) -> TextAreaField:
    """Return the field of one section."""
    return TextAreaField(
        LABELS[name],
        description=HINTS.get(name, ""),
        validators=[no_longer_than_kept],
        render_kw={"rows": "6"},
    )


class NoteForm(PageForm):
    """What every note asks; `seen` is the version that the writing began with."""

    level = RadioField(
        _l("Chi la legge"),
        choices=choices((code.value, words) for code, words in labels.LEVELS.items()),
        coerce=NoteLevel,
        default=NoteLevel.TEAM,
    )
    seen = IntegerField(widget=HiddenInput(), validators=[Maybe()])

    def sections(self) -> Iterator[Field]:
        """Yield the fields of the sections, in order."""
        return (field for field in self if field.name in LABELS)

    def writing(self) -> Writing:
        """Return what is written, also where a part of the form is not right yet."""
        day = self["noted_on"].data if "noted_on" in self else None
        level = self.level.data if isinstance(self.level.data, NoteLevel) else NoteLevel.TEAM
        return Writing(
            texts=cleaned({field.name: field.data for field in self.sections()}),
            noted_on=day or today(),
            level=level,
            seen=self.seen.data if 0 < (self.seen.data or 0) < LARGEST_VERSION else None,
        )


class InterviewNoteForm(NoteForm):
    """The guided note of an interview."""

    story = section("story")
    work = section("work")
    care = section("care")
    home = section("home")
    health = section("health")
    network = section("network")
    mobility = section("mobility")
    steps = section("steps")


class DiaryForm(NoteForm):
    """A note of the diary, of a day."""

    noted_on = DateField(_l("Giorno"), validators=[InputRequired()], default=today)
    text = section(DIARY)

    def validate_noted_on(self, field: Any) -> None:  # noqa: ANN401 -- WTForms' own
        """Refuse a day that is still to come."""
        if field.data and field.data > today():
            raise ValidationError(_("Questo giorno deve ancora venire."))


class MergeForm(PageForm):
    """Two versions of a note brought together: which of each section is kept."""

    mine = HiddenField()
    seen = IntegerField(widget=HiddenInput(), validators=[Maybe()])
