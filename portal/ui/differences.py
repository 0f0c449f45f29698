"""What changed between two texts, word by word, for the eye of a reviewer."""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Final

from markupsafe import Markup, escape

WORDS: Final = re.compile(r"\s+|[^\W_]+|[\W_]", re.UNICODE)
TOO_LONG: Final = 4000
REMOVED: Final = Markup("<del>{}</del>")
ADDED: Final = Markup("<ins>{}</ins>")


def word_differences(before: str, after: str) -> tuple[Markup, Markup]:
    """Return both texts, escaped, with the words that left and the words that came marked."""
    old, new = _words(before), _words(after)
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    left, right = [], []
    for kind, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        left.append(_part(old[old_start:old_end], REMOVED, changed=kind != "equal"))
        right.append(_part(new[new_start:new_end], ADDED, changed=kind != "equal"))
    return Markup().join(left), Markup().join(right)


def _words(text: str) -> list[str]:
    """Split into words; a very long text is one word, since comparing it would take too long."""
    return [text] if len(text) > TOO_LONG else WORDS.findall(text)


def _part(words: Iterable[str], frame: Markup, *, changed: bool) -> Markup:
    text = "".join(words)
    return frame.format(text) if changed and text else escape(text)
