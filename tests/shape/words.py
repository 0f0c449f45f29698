"""Every sentence that a person may read, found in the source, and its English."""

import re
from functools import cache

import polib
from babel.messages.extract import extract_from_dir
from jinja2 import Environment
from jinja2.lexer import TOKEN_DATA

from portal.ui.forms import WTFORMS_IN_ITALIAN
from tests.shape.source import ROOT, files, named

SPOKEN = {"_": None, "_l": None, "gettext": None, "lazy": None, "ngettext": (1, 2), "Entry": None}
READERS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
PLACES = ("portal", "tenants", "templates")
CATALOGUES = "portal/**/translations/en/LC_MESSAGES/messages.po"
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|%%?")
MARKUP = re.compile(r"<(script|style|svg|code)\b.*?</\1>|<!--.*?-->|<[^>]*>", re.DOTALL)
SPOKEN_ATTRIBUTE = re.compile(r'\b(?:alt|title|placeholder|aria-label)="([^"]*)"')
ADDRESS = re.compile(r"[\x00/][\w/.?=#-]*/[\w/.?=#\x00-]*")
MARK_BLOCK = re.compile(r"({%-? block mark -?%})[^{]*")
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = {"Bi", "lanciare", "italy", "geopop", "CC", "BY"}
FOR_DEVELOPERS = {"templates/style_guide.html"}


@cache
def messages():
    """Return every message of the source, with the places where it stands."""
    found = {}
    for place in PLACES:
        extracted = extract_from_dir(
            ROOT / place, method_map=READERS, keywords=SPOKEN, comment_tags=()
        )
        for file, line, message, _comments, _context in extracted:
            for one in message if isinstance(message, tuple) else (message,):
                found.setdefault(one, []).append(f"{place}/{file}:{line}")
    for message in WTFORMS_IN_ITALIAN.values():
        found.setdefault(message, []).append("portal/ui/forms.py")
    return found


@cache
def catalogues():
    """Return each room's catalogue of English, by its path."""
    return {named(file): polib.pofile(str(file)) for file in sorted(ROOT.glob(CATALOGUES))}


def translations():
    """Return every English message by its Italian one."""
    return {
        italian: english
        for entries in catalogues().values()
        for entry in entries
        for italian, english in _pairs(entry)
    }


def placeholders(message):
    """Return what a message fills in."""
    return sorted(found for found in PLACEHOLDER.findall(message) if found)


def unspoken(file):
    """Return the words of a template that stand there without being looked up."""
    source = MARK_BLOCK.sub(r"\1", file.read_text())
    data = "".join(
        value if token == TOKEN_DATA else "\x00"
        for _line, token, value in Environment().lex(source)  # noqa: S701 -- read, never rendered
    )
    shown = MARKUP.sub(" ", data) + " ".join(SPOKEN_ATTRIBUTE.findall(data))
    return [word for word in WORD.findall(ADDRESS.sub(" ", shown)) if word not in NAMES]


def templates():
    """Return every page, component and letter."""
    found = [*files("templates", ending=".html"), *files("templates", ending=".txt")]
    return [file for file in found if named(file) not in FOR_DEVELOPERS]


def _pairs(entry):
    if entry.msgid_plural:
        forms = [entry.msgid, *[entry.msgid_plural] * (len(entry.msgstr_plural) - 1)]
        return list(zip(forms, entry.msgstr_plural.values(), strict=True))
    return [(entry.msgid, entry.msgstr)]
