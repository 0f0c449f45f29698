"""The stylesheets: readable colours, no colour outside the tokens, no class without a rule."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHEETS = sorted((ROOT / "static" / "css").glob("*.css"))
TOKENS = (ROOT / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--(bl-[\w-]+): (#[0-9a-f]{6});", TOKENS))
HOOKS = {"facets", "public"}

WORDS_ON_GROUND = [
    ("bl-ink", "bl-paper"),
    ("bl-ink", "bl-surface"),
    ("bl-ink", "bl-sunken"),
    ("bl-ink", "bl-sun"),
    ("bl-ink", "bl-highlight"),
    ("bl-muted", "bl-paper"),
    ("bl-muted", "bl-surface"),
    ("bl-muted", "bl-sunken"),
    ("bl-link", "bl-paper"),
    ("bl-link-hover", "bl-paper"),
    ("bl-on-primary", "bl-primary"),
    ("bl-on-primary", "bl-clay"),
    ("bl-on-primary", "bl-danger"),
    ("bl-on-primary-soft", "bl-primary"),
    ("bl-on-primary-soft", "bl-primary-strong"),
    ("bl-primary-strong", "bl-primary-soft"),
    ("bl-primary-strong", "bl-success-soft"),
    ("bl-danger", "bl-danger-soft"),
    ("bl-warning", "bl-warning-soft"),
    ("bl-info", "bl-info-soft"),
]
SHAPES_ON_GROUND = [
    ("bl-line-strong", "bl-surface"),
    ("bl-line-strong", "bl-paper"),
    ("bl-focus", "bl-paper"),
    ("bl-focus-on-dark", "bl-primary"),
    ("bl-focus-on-dark", "bl-primary-strong"),
    *((f"bl-series-{at}", "bl-surface") for at in range(1, 7)),
]


def brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((brightness(COLOURS[one]), brightness(COLOURS[other])))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUND)
def test_words_can_be_read_on_their_ground(words, ground):
    assert contrast(words, ground) >= 4.5


@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON_GROUND)
def test_shapes_that_mean_something_stand_out(shape, ground):
    assert contrast(shape, ground) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_colours_live_in_the_tokens_alone(sheet):
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)

    literal = re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(", text)

    assert sheet.stem == "tokens" or literal == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.stem)
def test_every_name_that_a_sheet_asks_for_is_given(sheet):
    text = sheet.read_text(encoding="utf-8")
    given = set(re.findall(r"(--[\w-]+):", "".join(each.read_text("utf-8") for each in SHEETS)))

    assert set(re.findall(r"var\((--[\w-]+)", text)) <= given


def test_every_class_that_a_template_names_has_a_rule():
    sheets = [ROOT / "static" / "vendor" / "portal.css", *(ROOT / "static" / "paper").glob("*.css")]
    css = "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    styled = set(re.findall(r"\.([a-zA-Z][\w-]*)", css)) | HOOKS
    named = {
        name: file.relative_to(ROOT)
        for file in (ROOT / "templates").rglob("*.html")
        for name in classes(file.read_text(encoding="utf-8"))
    }

    plain = {name: str(file) for name, file in named.items() if name not in styled}

    assert plain == {}, "write the rule in static/css, or use a class that has one"


def classes(html):
    """Return the classes written out in full; those that a template puts together are left out."""
    values = re.findall(r'class="((?:[^"{]|\{[{%].*?[%}]\})*)"', html)
    written = chain.from_iterable(
        re.sub(r"\S*\{[{%].*?[%}]\}\S*", " ", value).split() for value in values
    )
    return {name for name in written if re.fullmatch(r"[a-zA-Z][\w-]*", name)}


def test_the_lock_holds_versions_and_no_addresses():
    lock = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    wanted = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))
    versions = wanted["dependencies"] | wanted["devDependencies"]

    assert all("resolved" not in package for package in lock["packages"].values())
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in versions.values())


def test_our_script_stays_small():
    assert (ROOT / "static" / "js" / "portal.js").stat().st_size < 12_000


def test_every_icon_that_is_named_is_installed():
    installed = set(json.loads((ROOT / "static" / "icons.json").read_text(encoding="utf-8")))
    named = {
        name
        for file in (ROOT / "templates").rglob("*.html")
        for name in re.findall(r'ui\.icon\("([\w-]+)"\)', file.read_text(encoding="utf-8"))
    }

    assert named <= installed
