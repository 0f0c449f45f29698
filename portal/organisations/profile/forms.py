"""The forms of the profile."""

from typing import Any

from flask_wtf.file import FileField, FileRequired
from wtforms import (
    DateField,
    EmailField,
    FieldList,
    FormField,
    HiddenField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
)
from wtforms.validators import URL, DataRequired, Email, Length, Regexp
from wtforms.validators import Optional as Maybe

from portal.geography.municipalities import municipalities
from portal.organisations.profile.words import (
    AUDIENCE_WORDS,
    LABELS,
    ContactWords,
    ProfileWords,
    SiteWords,
)
from portal.ui.choices import choices
from portal.ui.forms import EditForm, Form, RowForm, stripped
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from tenants.database import id_or_none
from tenants.models import Audience

MOST_ROWS = 30
NAME = Length(max=160)
LINE = Length(max=200)
TEXT = Length(max=4000)


def town_choices() -> Any:  # noqa: ANN401 -- see portal.ui.choices
    towns = [(town.code, town.name) for town in municipalities()]
    return choices([("", _("Scegli il comune")), *towns])


class SiteForm(RowForm):
    id = HiddenField()
    name = StringField(_l("Nome della sede"), [DataRequired(), LINE], filters=[stripped])
    address = StringField(_l("Via e numero"), [Maybe(), LINE], filters=[stripped])
    postal_code = StringField(
        _l("CAP"),
        [Maybe(), Regexp(r"^\d{5}$", message=_l("Scrivi le cinque cifre del CAP."))],
        filters=[stripped],
        render_kw={"inputmode": "numeric"},
    )
    municipality = SelectField(_l("Comune"), choices=town_choices)

    def words(self) -> SiteWords:
        return SiteWords(
            id=id_or_none(self.id.data),
            name=self.name.data or "",
            address=self.address.data or "",
            postal_code=self.postal_code.data or "",
            municipality=self.municipality.data or "",
        )


class ContactForm(RowForm):
    id = HiddenField()
    role = StringField(
        _l("Ufficio"),
        [DataRequired(), LINE],
        description=_l("Un ufficio, non una persona: per esempio «Segreteria»."),
        filters=[stripped],
    )
    email = EmailField(_l("E-mail dell'ufficio"), [Maybe(), Email(), LINE], filters=[stripped])
    phone = TelField(
        _l("Telefono"),
        [
            Maybe(),
            Regexp(
                r"^\+?[\d\s./-]{5,30}$", message=_l("Scrivi un numero, per esempio 015 000000.")
            ),
        ],
        filters=[stripped],
    )
    audience = SelectField(
        _l("Chi lo vede"),
        choices=choices((code.value, words) for code, words in AUDIENCE_WORDS.items()),
        coerce=Audience,
    )

    def words(self) -> ContactWords:
        return ContactWords(
            id=id_or_none(self.id.data),
            role=self.role.data or "",
            email=self.email.data or "",
            phone=self.phone.data or "",
            audience=self.audience.data,
        )


class ProfileForm(EditForm):
    name = StringField(LABELS["name"], [DataRequired(), NAME], filters=[stripped])
    legal_name = StringField(LABELS["legal_name"], [Maybe(), NAME], filters=[stripped])
    description_it = TextAreaField(LABELS["description_it"], [Maybe(), TEXT], filters=[stripped])
    description_en = TextAreaField(LABELS["description_en"], [Maybe(), TEXT], filters=[stripped])
    website = URLField(
        LABELS["website"],
        [Maybe(), URL(require_tld=True), Regexp("^https?://"), LINE],
        filters=[stripped],
        render_kw={"placeholder": "https://"},
    )
    agreement_on = DateField(LABELS["agreement_on"], [Maybe()])
    sites = FieldList(FormField(SiteForm), LABELS["sites"], max_entries=MOST_ROWS)
    contacts = FieldList(FormField(ContactForm), LABELS["contacts"], max_entries=MOST_ROWS)

    def words(self) -> ProfileWords:
        """Return what was typed."""
        return ProfileWords(
            name=self.name.data or "",
            legal_name=self.legal_name.data or "",
            description_it=self.description_it.data or "",
            description_en=self.description_en.data or "",
            website=self.website.data or "",
            agreement_on=self.agreement_on.data,
            sites=tuple(row.form.words() for row in self.sites),
            contacts=tuple(row.form.words() for row in self.contacts),
        )


class LogoForm(Form):
    logo = FileField(
        _l("Immagine del logo"),
        description=_l("PNG, JPEG o WebP, fino a 512 kB."),
        validators=[FileRequired(_l("Scegli un file."))],
        render_kw={"accept": "image/png,image/jpeg,image/webp"},
    )


class LogoRemovalForm(Form):
    """The button that takes the logo away."""
