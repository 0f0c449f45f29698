"""The welfare manager's own form: everything on one page, little of it required."""

from collections.abc import Sequence
from typing import Any

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
from wtforms.validators import DataRequired, Email, Length, Regexp
from wtforms.validators import Optional as Maybe

from portal.participants.cases.kinds import Employment, IseeBand, Living, WorkingHours
from portal.participants.cases.words import (
    CALL_TIMES,
    EMPLOYMENTS,
    ISEE_BANDS,
    LIVINGS,
    WORKING_HOURS,
)
from portal.participants.consent.kinds import Channel, ConsentState, Purpose
from portal.participants.details.words import LANGUAGES
from portal.participants.enrolment.duplicates import Duplicate
from portal.participants.enrolment.fields import (
    LINE,
    MOST_CHILDREN,
    NAME,
    PHONE,
    ChildForm,
    TicksField,
    place_choices,
    same_as_choices,
)
from portal.ui.choices import choices
from portal.ui.forms import Form, plain, stripped
from portal.ui.language import lazy as _l

LONGEST = 2000
YEAR = {"inputmode": "numeric"}
ANSWERS = choices(
    [
        ("", _l("Non le è stato chiesto")),
        (ConsentState.GIVEN.value, _l("Ha detto di sì")),
        (ConsentState.REFUSED.value, _l("Ha detto di no")),
    ]
)


class EnrolForm(Form):
    """A woman who came or called."""

    given_name = StringField(_l("Nome"), [DataRequired(), NAME], filters=[stripped])
    family_name = StringField(_l("Cognome"), [Maybe(), NAME], filters=[stripped])
    born_in = IntegerField(_l("Anno di nascita"), [Maybe()], render_kw=YEAR)
    municipality = SelectField(_l("Comune"), choices=place_choices)

    phone = TelField(
        _l("Telefono"),
        [Maybe(), Regexp(PHONE, message=_l("Scrivi un numero, per esempio 333 0000000."))],
        description=_l("Telefono o e-mail: ne basta uno."),
        filters=[stripped],
    )
    email = EmailField(_l("E-mail"), [Maybe(), Email(), LINE], filters=[stripped])
    call_at = TicksField(
        _l("Quando si può chiamare"), [Maybe()], choices=choices(CALL_TIMES.items())
    )
    may_leave_message = BooleanField(_l("Si può lasciare un messaggio"))
    may_write = BooleanField(_l("Si può scrivere"))
    call_note = StringField(_l("Da sapere prima di chiamare"), [Maybe(), LINE], filters=[stripped])
    speaks = SelectField(_l("Lingua"), choices=choices(LANGUAGES.items()))
    needs_interpreter = BooleanField(_l("Serve un'interprete"))

    living = SelectField(
        _l("Con chi vive"),
        choices=choices(LIVINGS.items()),
        coerce=Living,
        default=Living.UNDISCLOSED,
    )
    children = FieldList(
        FormField(ChildForm),
        _l("Figlie e figli"),
        min_entries=1,
        max_entries=MOST_CHILDREN,
    )

    employment = SelectField(
        _l("Lavoro"),
        choices=choices(EMPLOYMENTS.items()),
        coerce=Employment,
        default=Employment.UNDISCLOSED,
    )
    working_hours = SelectField(
        _l("Orario"),
        choices=choices([("", _l("Non si sa")), *WORKING_HOURS.items()]),
        coerce=lambda value: WorkingHours(value) if value else None,
    )
    company = StringField(
        _l("Azienda"),
        [Maybe(), LINE],
        description=_l("La vede solo chi la segue, mai l'azienda."),
        filters=[stripped],
    )
    isee_band = SelectField(
        _l("ISEE"), choices=choices(ISEE_BANDS.items()), coerce=IseeBand, default=IseeBand.UNKNOWN
    )

    story = TextAreaField(
        _l("Di cosa ha bisogno, con parole sue"),
        [Maybe(), Length(max=LONGEST)],
        filters=[stripped],
        render_kw={"rows": 4},
    )

    following = SelectField(_l("Essere seguita"), choices=ANSWERS)
    sharing = SelectField(_l("Parlare di lei con un servizio"), choices=ANSWERS)
    special = SelectField(_l("Tenere quello che dice della salute"), choices=ANSWERS)
    research = SelectField(_l("Usare i dati senza il nome per la ricerca"), choices=ANSWERS)
    channel = RadioField(
        _l("Come ha risposto"),
        choices=choices(
            [(Channel.SPOKEN.value, _l("A voce")), (Channel.PAPER.value, _l("Su carta"))]
        ),
        default=Channel.SPOKEN.value,
    )

    same_as = RadioField(_l("È una persona che seguiamo già?"), [Maybe()], choices=[])
    override_reason = TextAreaField(
        _l("Perché la seguiamo lo stesso?"),
        [Maybe(), Length(max=LONGEST)],
        filters=[stripped],
        render_kw={"rows": 3},
    )

    def offer(self, duplicates: Sequence[Duplicate]) -> None:
        """Let her be one of those who are followed already."""
        self.same_as.choices = same_as_choices(duplicates) if duplicates else []

    def known(self) -> dict[str, Any]:
        """Return what was typed, the children as years, consents by their purpose."""
        born_in = [row["born_in"] for row in self.children.data if row["born_in"] is not None]
        return {**plain(self), "children": born_in}

    @property
    def purposes(self) -> list[Purpose]:
        return list(Purpose)
