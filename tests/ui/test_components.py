"""The components: one macro a file, accessible, safe with words from outside."""

import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError
from wtforms import BooleanField, FieldList, Form, FormField, RadioField, StringField, TimeField
from wtforms.validators import DataRequired, Optional

from portal.ui.choices import choices
from portal.ui.style_guide import SampleForm, samples

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))


class Hours(Form):
    opens = TimeField("Apre", [Optional()])


class Card(Form):
    name = StringField("Titolo", [DataRequired("Scrivi il titolo.")], description="Una riga.")
    cost = RadioField(
        "Costo",
        [DataRequired("Scegli il costo.")],
        choices=choices([("free", "Gratuito"), ("paid", "A pagamento")]),
    )
    hours = FieldList(FormField(Hours), "Orari", min_entries=1)
    agreed = BooleanField("Va bene")


@pytest.fixture
def wrong_card():
    form = Card(data={})
    form.validate()
    return form


@pytest.mark.parametrize("file", COMPONENTS, ids=lambda file: file.stem)
def test_a_component_is_one_macro_with_the_name_of_its_file_and_a_line_that_says_what_it_is(file):
    text = file.read_text(encoding="utf-8")

    assert re.findall(r"macro (\w+)\(", text) == [file.stem]
    assert text.startswith("{# ")


def test_every_component_is_shown_in_the_style_guide_or_serves_another():
    everywhere = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES.rglob("*.html"))
    code = re.sub(r"\{#.*?#\}", "", everywhere, flags=re.DOTALL)

    assert [file.stem for file in COMPONENTS if f"ui.{file.stem}(" not in code] == []


def test_the_style_guide_keeps_the_rules_of_every_page(page, visit, inspected):
    with visit():
        values = samples()

    inspected(page("style_guide.html", **values))


def test_a_component_that_does_not_exist_is_named(written):
    with pytest.raises(UndefinedError, match="buton"):
        written('{{ ui.buton("Salva") }}')


def test_components_speak_the_language_of_each_request(written):
    assert "Stampa" in written("{{ ui.print_button() }}")
    assert "Print" in written("{{ ui.print_button() }}", "/en/")
    assert "Stampa" in written("{{ ui.print_button() }}")


def test_words_from_outside_cannot_become_markup(written):
    line = written("{{ ui.card(words, '/') }}{{ ui.chip(words) }}", words="<img src=x>")

    assert "<img" not in line


def test_a_wrong_field_points_to_its_error_and_its_hint(written, wrong_card):
    line = written("{{ ui.field(form.name) }}", form=wrong_card)

    assert 'aria-describedby="name-error name-hint"' in line
    assert 'aria-invalid="true"' in line
    assert 'id="name-error"' in line


def test_a_field_takes_what_the_page_adds(written):
    line = written('{{ ui.field(form.name, {"hx-get": "/controlla"}) }}', form=Card())

    assert 'hx-get="/controlla"' in line


def test_a_group_of_choices_has_a_legend_and_its_error(written, wrong_card):
    line = written("{{ ui.field(form.cost) }}", form=wrong_card)

    assert "<legend>Costo" in line
    assert 'id="cost-error"' in line
    assert line.count('type="radio"') == 2


def test_the_summary_leads_to_the_first_choice_of_a_group(written, wrong_card):
    line = written("{{ ui.error_summary(form) }}", form=wrong_card)

    assert 'href="#name"' in line
    assert 'href="#cost-0"' in line


def test_the_summary_shows_what_is_wrong_with_the_whole_form(written):
    form = Card()
    form.form_errors = ["Qualcuno ha cambiato la scheda."]

    assert "<li>Qualcuno ha cambiato" in written("{{ ui.error_summary(form) }}", form=form)


def test_the_summary_finds_the_errors_inside_rows(written):
    form = Card()
    form.hours[0].form.opens.errors = ["Scrivi un'ora."]

    line = written("{{ ui.error_summary(form) }}", form=form)

    assert 'href="#hours-0-opens"' in line


def test_rows_carry_a_blank_one_for_the_script_and_buttons_without_it(written):
    line = written(
        '{% call(row) ui.rows(form.hours, "Orario", "Aggiungi") %}'
        "{{ ui.field(row.opens) }}{% endcall %}",
        form=Card(),
    )

    assert 'name="hours-0-opens"' in line
    assert 'name="hours-__index__-opens"' in line
    assert 'name="add_row" value="hours"' in line
    assert 'name="remove_row" value="hours-0"' in line


def test_two_forms_can_stand_on_one_page(written, visit):
    with visit():
        forms = [SampleForm(formdata=None), SampleForm(formdata=None)]

    line = written(
        '{% for form in forms %}{% call ui.form(form, "/x") %}{% endcall %}{% endfor %}',
        forms=forms,
    )

    assert line.count('name="csrf_token"') == 2
    assert 'id="csrf_token"' not in line


def test_a_form_with_a_file_says_so(written, visit):
    with visit():
        form = SampleForm(formdata=None)

    line = written('{% call ui.form(form, "/x") %}{% endcall %}', form=form)

    assert 'enctype="multipart/form-data"' in line


def test_a_button_that_acts_carries_its_tokens_and_what_it_acts_on(written):
    line = written('{{ ui.small_form("/services/3/confirmation", "Conferma", {"version": 3}) }}')

    assert 'name="csrf_token" value="the-token"' in line
    assert 'name="form_token" value="the-form-token"' in line
    assert 'name="version" value="3"' in line


def test_a_state_is_an_icon_and_a_word_beside_a_colour(written):
    line = written('{{ ui.status_chip("service", "in_review", "In revisione") }}')

    assert "<svg" in line
    assert "In revisione" in line
    assert "chip-info" in line


def test_a_state_that_nobody_described_is_shown_plainly(written):
    assert "chip-neutral" in written('{{ ui.status_chip("service", "lost", "Perso") }}')


def test_more_than_eight_filters_fold_and_stay_open_when_one_is_in_use(written):
    options = [SimpleNamespace(value=at, label=at, count=1, checked=at == 9) for at in range(10)]

    line = written('{{ ui.facet_group("Tipo", "k", options) }}', options=options)

    assert "<details open>" in line
    assert line.count('type="checkbox"') == 10


def test_filters_belong_to_the_search_form_wherever_they_stand(written):
    options = [SimpleNamespace(value="a", label="A", count=None, checked=False)]

    line = written('{{ ui.facet_group("Tipo", "k", options) }}', options=options)

    assert 'form="search-form"' in line


def test_what_tables_and_filters_show_comes_out_as_words(written):
    option = SimpleNamespace(value='"><b>', label="<img>", count=3, checked=False)
    call = (
        '{{ ui.table_row(["Nome", "<i>"], words, [words], href=words) }}{{ ui.cell("A", words) }}'
        '{% call ui.cell(words) %}{{ words }}{% endcall %}{{ ui.facet_options("k", [option]) }}'
    )

    line = written(call, words='<img src="x">', option=option)

    assert not re.search(r"<(img|i|b)>|<img |\"><b>", line.replace("<b>3</b>", ""))
    assert line.count("&lt;img") == 7
