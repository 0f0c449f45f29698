"""What the guides tell people to type exists, and every setting is described."""

import re
from pathlib import Path

import click
import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = (ROOT / "README.md", ROOT / "docs" / "operations.md")
SETTING = re.compile(r'"((?:DATABASE|PORTAL|SECRET|SMTP|MAIL|PUBLIC)_[A-Z_]+)"')


def told(pattern):
    return sorted(
        {
            found
            for guide in GUIDES
            for found in re.findall(pattern, guide.read_text(), re.MULTILINE)
        }
    )


@pytest.mark.parametrize("words", told(r"\.venv/bin/flask ([a-z][a-z -]*[a-z])"))
def test_every_command_that_a_guide_names_exists(portal, words):
    command = portal.cli
    for word in words.split(" --")[0].split():
        command = command.commands.get(word) if isinstance(command, click.Group) else None
        assert command, f"flask {words}: there is no {word}"


@pytest.mark.parametrize("target", told(r"(?:`|^)make ([a-z-]+)"))
def test_every_target_that_a_guide_names_exists(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(), re.MULTILINE)


def test_every_setting_is_described():
    settings = set(SETTING.findall((ROOT / "portal" / "config.py").read_text()))
    guides = "".join(guide.read_text() for guide in GUIDES)

    assert len(settings) > 8
    assert [name for name in sorted(settings) if name not in guides] == []
