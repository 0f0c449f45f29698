"""The six forms of the self-enrolment: shape only."""

from typing import Any, Self

from wtforms import (
    BooleanField,
    EmailField,
    FieldList,
    FormField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, InputRequired, Length, Regexp
from wtforms.validators import Optional as Maybe

from portal.participants.cases.words import CALL_TIMES
from portal.participants.consent.kinds import Purpose
from portal.participants.details.words import LANGUAGES
from portal.participants.enrolment import words
from portal.participants.enrolment.fields import (
    LINE,
    MOST_CHILDREN,
    NAME,
    PHONE,
    ChildForm,
    TicksField,
    place_choices,
)
from portal.participants.enrolment.kinds import Step
from portal.ui.choices import choices
from portal.ui.forms import Form, plain, stripped
from portal.ui.language import lazy as _l

LONGEST_WORDS = 500


class StepForm(Form):
    """One screen; what it holds is one part of the document."""

    def answers(self) -> dict[str, Any]:
        return plain(self)

    @classmethod
    def showing(cls, answers: dict[str, Any]) -> Self:
        """Return the form with what was answered before, unless it is being sent."""
        return cls(data=answers)


class ContactForm(StepForm):
    given_name = StringField(
        _l("Il tuo nome"),
        [DataRequired(_l("Scrivi come ti chiami.")), NAME],
        filters=[stripped],
        render_kw={"autocomplete": "given-name"},
    )
    family_name = StringField(
        _l("Il tuo cognome"),
        [Maybe(), NAME],
        filters=[stripped],
        render_kw={"autocomplete": "family-name"},
    )
    phone = TelField(
        _l("Il tuo telefono"),
        [Maybe(), Regexp(PHONE, message=_l("Scrivi un numero, per esempio 333 0000000."))],
        description=_l("Telefono o e-mail: ne basta uno."),
        filters=[stripped],
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )
    email = EmailField(
        _l("La tua e-mail"),
        [Maybe(), Email(), LINE],
        filters=[stripped],
        render_kw={"autocomplete": "email"},
    )
    call_at = TicksField(
        _l("Quando possiamo chiamarti?"), [Maybe()], choices=choices(CALL_TIMES.items())
    )
    may_leave_message = BooleanField(_l("Potete lasciarmi un messaggio in segreteria"))
    may_write = BooleanField(_l("Potete scrivermi un messaggio o un'e-mail"))
    call_note = StringField(
        _l("C'è qualcosa da sapere prima di chiamarti?"),
        [Maybe(), LINE],
        description=_l("Per esempio: chiamate solo quando sono al lavoro."),
        filters=[stripped],
    )
    speaks = SelectField(
        _l("In che lingua preferisci parlare?"), choices=choices(LANGUAGES.items())
    )
    needs_interpreter = BooleanField(_l("Mi serve qualcuno che traduca"))


class PlaceForm(StepForm):
    municipality = SelectField(
        _l("In che comune vivi?"),
        [DataRequired(_l("Scegli dove vivi."))],
        choices=place_choices,
    )
    travels_by = TicksField(
        _l("Come ti sposti?"), [Maybe()], choices=choices(words.TRAVELS.items())
    )


class FamilyForm(StepForm):
    living = RadioField(
        _l("Con chi vivi?"),
        [InputRequired(_l("Scegli una risposta: puoi anche non dirlo."))],
        choices=choices(words.LIVINGS.items()),
    )
    children = FieldList(
        FormField(ChildForm),
        _l("Le tue figlie e i tuoi figli"),
        min_entries=1,
        max_entries=MOST_CHILDREN,
        description=_l("Ci basta l'anno di nascita."),
    )
    born_in = IntegerField(
        _l("Il tuo anno di nascita"),
        [Maybe()],
        render_kw={"inputmode": "numeric", "min": 1900},
    )

    def answers(self) -> dict[str, Any]:
        born_in = [row["born_in"] for row in self.children.data if row["born_in"] is not None]
        return {**plain(self), "children": born_in}

    @classmethod
    def showing(cls, answers: dict[str, Any]) -> Self:
        rows = [{"born_in": year} for year in answers.get("children", [])]
        return super().showing({**answers, "children": rows})


class WorkForm(StepForm):
    employment = RadioField(
        _l("Lavori?"),
        [InputRequired(_l("Scegli una risposta: puoi anche non dirlo."))],
        choices=choices(words.EMPLOYMENTS.items()),
    )
    working_hours = RadioField(
        _l("Con che orario?"), [Maybe()], choices=choices(words.HOURS.items())
    )
    company = StringField(
        _l("In quale azienda?"),
        [Maybe(), LINE],
        description=_l("Solo se ti va di dirlo. La tua azienda non lo saprà."),
        filters=[stripped],
    )


class NeedsForm(StepForm):
    needs = TicksField(
        _l("Tocca tutto quello che conta per te"),
        [Maybe()],
        choices=choices((need.value, label) for need, (label, _hint) in words.NEEDS.items()),
    )
    story = TextAreaField(
        _l("Vuoi dirlo con parole tue?"),
        [Maybe(), Length(max=LONGEST_WORDS)],
        description=_l("Bastano poche parole. Non scrivere nomi di altre persone."),
        filters=[stripped],
        render_kw={"rows": 5},
    )


def consent(purpose: Purpose) -> BooleanField:
    label, hint = words.CONSENTS[purpose]
    return BooleanField(label, description=hint)


class ConsentsForm(StepForm):
    following = consent(Purpose.FOLLOWING)
    sharing = consent(Purpose.SHARING)
    special = consent(Purpose.SPECIAL)
    research = consent(Purpose.RESEARCH)


FORMS: dict[Step, type[StepForm]] = {
    Step.CONTACT: ContactForm,
    Step.PLACE: PlaceForm,
    Step.FAMILY: FamilyForm,
    Step.WORK: WorkForm,
    Step.NEEDS: NeedsForm,
    Step.CONSENTS: ConsentsForm,
}
