"""The forms of a household."""

from wtforms import (
    BooleanField,
    DateField,
    EmailField,
    IntegerField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Email, Length
from wtforms.validators import Optional as Maybe

from portal.participants.household.kinds import Relation, School
from portal.participants.household.membership import MemberDetails
from portal.participants.household.models import HouseholdMember
from portal.participants.household.words import LABELS, RELATIONS, SCHOOLS
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form, plain, stripped
from portal.ui.language import lazy as _l

LINE = Length(max=200)
NOTE = Length(max=4000)
TEXTS = ("given_name", "school_name", "care_note", "phone", "email")


class MemberForm(EditForm):
    """A member of a household; `person_code` says that she is somebody whom we follow too."""

    relation = SelectField(LABELS["relation"], choices=choices(RELATIONS.items()), coerce=Relation)
    given_name = StringField(LABELS["given_name"], [Maybe(), LINE], filters=[stripped])
    born_in = IntegerField(
        LABELS["born_in"],
        [Maybe()],
        description=_l("Basta l'anno, per esempio 2019."),
        render_kw={"inputmode": "numeric"},
    )
    cohabiting = BooleanField(LABELS["cohabiting"], default=True)
    in_charge = BooleanField(LABELS["in_charge"])
    school = SelectField(LABELS["school"], choices=choices(SCHOOLS.items()), coerce=School)
    school_name = StringField(LABELS["school_name"], [Maybe(), LINE], filters=[stripped])
    needs_care = BooleanField(
        LABELS["needs_care"], description=_l("Oltre a quelle di ogni bambino della sua età.")
    )
    care_note = TextAreaField(LABELS["care_note"], [Maybe(), NOTE], filters=[stripped])
    phone = TelField(LABELS["phone"], [Maybe(), LINE], filters=[stripped])
    email = EmailField(LABELS["email"], [Maybe(), Email(), LINE], filters=[stripped])
    person_code = StringField(
        _l("Codice, se segui anche lei"),
        [Maybe(), LINE],
        description=_l("Per esempio BL-2026-0001: collega le due schede, non i loro contatti."),
        filters=[stripped],
    )
    joined_on = DateField(
        LABELS["joined_on"],
        [Maybe()],
        description=_l("Se lo lasci vuoto vale dal giorno dell'iscrizione."),
    )
    left_on = DateField(LABELS["left_on"], [Maybe()])

    def details(self) -> MemberDetails:
        """Return what was typed; whose code it is stays to be found out."""
        typed = plain(self)
        typed.pop("person_code")
        return MemberDetails(**typed | {name: typed[name] or "" for name in TEXTS})


def form_of(member: HouseholdMember, code: str) -> MemberForm:
    """Return the form of a member: as it is saved, or as it was typed."""
    return MemberForm(obj=member, person_code=code)


class EndingForm(Form):
    left_on = DateField(
        _l("Non fa più parte del nucleo dal"), [DataRequired(_l("Scrivi una data."))]
    )


class RemovalForm(Form):
    """The button that takes out a row written by mistake."""
