"""Nothing is left half done: every word has its English, every component its page."""

from portal import cli
from tests.shape.pages import components, components_asked_for
from tests.shape.routes import app_for_reading
from tests.shape.source import ROOT
from tests.shape.words import messages, translations

ADVICE = "portal/<room>/translations/en/LC_MESSAGES/messages.po"
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "operations.md")
NOT_OURS = {"routes", "run", "shell", "db"}
# Shown in the style guide before a page asks for them; the list only ever shrinks.
WAITING = {
    "attention_form": "an act beside a line of today's list",
    "skeleton": "a block that is still loading",
    "spinner": "a button that is at work",
    "stepper": "the steps of a long form",
    "toast": "what portal.js shows is drawn the same",
}


def test_every_word_has_its_english():
    known = translations()

    missing = {
        message: places[0] for message, places in messages().items() if not known.get(message)
    }

    assert not missing, f"{len(missing)} without English, write them in {ADVICE}:\n" + "\n".join(
        f"  {place}: {message!r}" for message, place in sorted(missing.items(), key=lambda m: m[1])
    )


def test_every_component_is_used():
    asked = set(components_asked_for())

    idle = sorted(components() - asked - set(WAITING))
    assert not idle, f"delete what no page asks for: {idle}"
    served = sorted(set(WAITING) & asked)
    assert not served, f"no longer waiting, take them off the list: {served}"


def test_every_command_is_written_down():
    app = app_for_reading()
    cli.init_app(app)
    words = "\n".join(file.read_text() for file in DOCUMENTS if file.exists())

    missing = [command for command in _commands(app.cli) if f"flask {command}" not in words]

    assert not missing, f"say in README.md or docs/operations.md: flask {missing}"


def _commands(group, above=""):
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from _commands(command, f"{above}{name} ")
        elif name not in NOT_OURS and not above.startswith("db "):
            yield f"{above}{name}"
