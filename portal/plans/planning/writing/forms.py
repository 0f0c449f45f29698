"""The small forms of a plan: a goal, an action."""

from typing import Any

from wtforms import DateField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length
from wtforms.validators import Optional as Maybe

from portal.plans.planning.models import ActivityState, Doer, GoalState
from portal.plans.planning.words import ACTIVITY_STATES, DOERS, DOMAINS, FIELDS, GOAL_STATES
from portal.ui.choices import choices
from portal.ui.forms import EditForm, plain, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l

LINE = Length(max=200)
TEXT = Length(max=4000)


def _domains() -> Any:  # noqa: ANN401 -- see portal.ui.choices
    return choices([("", _("Nessuna in particolare")), *DOMAINS.items()])


class PlanRowForm(EditForm):
    """A row of a plan: what was typed, as the actions take it."""

    @property
    def words(self) -> dict[str, Any]:
        empty: dict[str, Any] = {"StringField": "", "TextAreaField": ""}
        return {
            name: empty.get(self[name].type) if value is None else value
            for name, value in plain(self).items()
        }


class GoalForm(PlanRowForm):
    title = StringField(
        FIELDS["title"],
        [DataRequired(), LINE],
        description=_l("Una cosa sola, detta da lei: «Torno al lavoro senza corse»."),
        filters=[stripped],
    )
    measure = TextAreaField(
        FIELDS["measure"],
        [Maybe(), TEXT],
        description=_l("Un numero o un fatto: «Nella settimana non resta nessuna ora scoperta»."),
        filters=[stripped],
    )
    target_on = DateField(FIELDS["target_on"], [Maybe()])
    domain = SelectField(FIELDS["domain"], choices=_domains)
    state = SelectField(
        FIELDS["state"],
        choices=choices(GOAL_STATES.items()),
        coerce=GoalState,
        default=GoalState.OPEN,
    )
    outcome = TextAreaField(FIELDS["outcome"], [Maybe(), TEXT], filters=[stripped])


class ActivityForm(PlanRowForm):
    title = StringField(
        FIELDS["step"],
        [DataRequired(), LINE],
        description=_l("Che cosa si fa, con un verbo: «Telefonare alla scuola»."),
        filters=[stripped],
    )
    doer = SelectField(
        FIELDS["doer"], choices=choices(DOERS.items()), coerce=Doer, default=Doer.HERSELF
    )
    doer_name = StringField(FIELDS["doer_name"], [Maybe(), LINE], filters=[stripped])
    due_on = DateField(FIELDS["due_on"], [Maybe()])
    state = SelectField(
        FIELDS["state"],
        choices=choices(ACTIVITY_STATES.items()),
        coerce=ActivityState,
        default=ActivityState.TODO,
    )
    outcome = TextAreaField(FIELDS["outcome"], [Maybe(), TEXT], filters=[stripped])
