"""A small site for the browser tests: the style guide, and one page where everything moves."""

from types import SimpleNamespace

from flask import Blueprint, render_template, render_template_string, request

from portal.ui.headers import security_headers
from portal.ui.style_guide import SampleForm, samples

stage = Blueprint("stage", __name__)

GIULIA = SimpleNamespace(
    user_name="Giulia Esempio",
    organisation_name="Cooperativa Esempio Arcobaleno",
    memberships=[
        SimpleNamespace(organisation_id="a", name="Cooperativa Esempio Arcobaleno", current=True),
        SimpleNamespace(organisation_id="b", name="Associazione Esempio Aurora", current=False),
    ],
)
NAVIGATION = [
    SimpleNamespace(label=label, href="#", icon=icon, current=label == "Oggi", count=count)
    for label, icon, count in [
        ("Oggi", "house", None),
        ("I miei servizi", "card-checklist", 3),
        ("Cerca", "search", None),
        ("Importazioni", "upload", None),
        ("Organizzazione", "building", None),
    ]
]
MOVING = """
{% extends "layout.html" %}
{% block title %}Prove{% endblock %}
{% block content %}
  {{ ui.page_header("Prove") }}
  <h2>Elenco</h2>
  <ol class="results">
    <li>{{ ui.card("Prima scheda", "#") }}</li>
    {{ ui.load_more("/more", "Carica altri") }}
  </ol>
  <div id="box">{% block box %}
    {% call ui.form(form, "/wrong", wrong) %}
      {{ ui.field(form.name) }}{{ ui.button("Invia") }}
    {% endcall %}
  {% endblock %}</div>
  <form action="/kept" method="post" data-autosave
    hx-post="/kept" hx-trigger="input changed delay:50ms">
    <input type="hidden" name="csrf_token" value="the-token">
    {% call ui.labelled("Appunti", "notes") %}
      <textarea id="notes" name="notes" maxlength="20" data-counts="left"></textarea>
    {% endcall %}
    {{ ui.character_count("left", 20) }}
    {{ ui.autosave_state() }}
  </form>
  <p id="state">Tre servizi</p>
  <button type="button" hx-get="/said" hx-target="#state" hx-swap="outerHTML">Aggiorna</button>
  <button type="button" hx-post="/broken">Rompi</button>
{% endblock %}
"""
WRONG = {"hx-post": "/wrong", "hx-target": "#box"}


@stage.after_request
def protect(response):
    response.headers.update(security_headers(production=False))
    return response


@stage.get("/style-guide")
def style_guide():
    identity = GIULIA if "staff" in request.args else None
    return render_template(
        "style_guide.html", identity=identity, navigation=NAVIGATION, demo=True, **samples()
    )


@stage.get("/moving")
def moving():
    return render_template_string(
        MOVING, form=SampleForm(formdata=None), wrong=WRONG, identity=GIULIA
    )


@stage.post("/wrong")
def wrong():
    form = SampleForm(formdata=None)
    form.name.errors = ["Scrivi il titolo."]
    line = '{% call ui.form(form, "/wrong", wrong) %}{{ ui.field(form.name) }}{% endcall %}'
    return render_template_string(line, form=form, wrong=WRONG), 422


@stage.get("/more")
def more():
    return render_template_string(
        '<li>{{ ui.card("Scheda nuova", "#") }}</li>{{ ui.load_more("/more", "Altri") }}'
    )


@stage.post("/kept")
def kept():
    broken = request.form["notes"] == "conflitto"
    return "", 409 if broken or "X-CSRFToken" not in request.headers else 204


@stage.get("/said")
def said():
    return '<p id="state" data-says>Quattro servizi</p>'


@stage.post("/broken")
def broken():
    return "", 500
