"""What an installation can set and run is written where its operators read."""

import re

from tests.shape.source import ROOT

SETTING = re.compile(r'"([A-Z][A-Z_]{3,})"')
DOCUMENTS = (ROOT / "README.md", ROOT / "docs" / "operations.md")


def test_every_setting_is_written_down():
    settings = set(SETTING.findall((ROOT / "portal" / "config.py").read_text()))

    missing = sorted(settings - _written())

    assert not missing, f"say in README.md or docs/operations.md what they are for: {missing}"


def test_every_target_of_make_says_what_it_does():
    makefile = (ROOT / "Makefile").read_text()
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()

    silent = [
        name
        for name in phony
        if not re.search(rf"^{name}:.*## \w", makefile, re.MULTILINE) and name != "chromium"
    ]

    assert not silent, f"write `## what it does` behind the target: {silent}"


def _written():
    return set(re.findall(r"\b[A-Z][A-Z_]{3,}\b", _text()))


def _text():
    return "\n".join(file.read_text() for file in DOCUMENTS if file.exists())
