"""The form of a task."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from wtforms import DateField, SelectField, StringField
from wtforms.validators import DataRequired, Length, ValidationError
from wtforms.validators import Optional as Maybe

from portal.participants.interviews.models import CaseTask
from portal.participants.interviews.tasks.actions import Todo
from portal.ui.choices import choices
from portal.ui.forms import EditForm, choice_or_none, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.clock import today

LONGEST_TITLE = 300
FARTHEST = timedelta(days=3 * 366)


class TaskForm(EditForm):
    """What is to be done, by when, by whom."""

    title = StringField(
        _l("Che cosa c'è da fare"),
        description=_l("Per esempio: chiamare il nido di via Esempio. Resta cifrato."),
        validators=[
            DataRequired(),
            Length(max=LONGEST_TITLE, message=_l("Al massimo 300 caratteri.")),
        ],
        filters=[stripped],
    )
    due_on = DateField(_l("Entro il giorno"), validators=[Maybe()])
    assignee = SelectField(_l("Chi la fa"), coerce=choice_or_none, validate_choice=False)

    def offer(self, managers: Mapping[UUID, str]) -> None:
        """Offer the colleagues who may open the case."""
        self.assignee.choices = choices((str(key), name) for key, name in managers.items())

    def validate_due_on(self, field: Any) -> None:  # noqa: ANN401 -- WTForms' own
        """Refuse a day that can only be a slip of the hand."""
        if isinstance(field.data, date) and abs(field.data - today()) > FARTHEST:
            raise ValidationError(_("È troppo lontano: controlla l'anno."))

    def todo(self, interview_id: UUID | None = None) -> Todo:
        """Return what was asked for."""
        return Todo(
            title=self.title.data or "",
            due_on=self.due_on.data,
            assignee_id=self.assignee.data,
            interview_id=interview_id,
        )


def values_of(task: CaseTask) -> dict[str, Any]:
    """Return what the form of a task begins with."""
    return {
        "title": task.title,
        "due_on": task.due_on,
        "assignee": str(task.assignee_id or ""),
        "version": task.version,
    }
