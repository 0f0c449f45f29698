"""The text of one cell: cleaned on the way in, kept from becoming a formula on the way out."""

import re
from datetime import date

Written = str | int | float | date

# A letter that nobody types marks a cell that held a formula.
FORMULA = "\ue000"
ERASER = frozenset({"-", "–", "—"})
_PLAIN = {ord("\t"): " ", ord("\u00a0"): " "}
# Control characters, halves of others, and letters that mean something to one program only.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")


def clean(text: str) -> str:
    """Return a text with plain line ends, without control characters and outer spaces."""
    plain = text.translate(_PLAIN).replace("\r\n", "\n").replace("\r", "\n")
    return _UNSEEN.sub("", plain).strip()


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula when it stands in a CSV file."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def without_guard(text: str) -> str:
    """Take off what `guarded` put on."""
    return text[1:] if _GUARDED.match(text) else text
