"""Text as people search and sort it: without accents, case or punctuation."""

import re
import unicodedata

_NOT_WORDS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return lower-case words separated by single spaces, accents and punctuation removed."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").casefold())
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _NOT_WORDS.sub(" ", bare).strip()


def sort_key(text: str) -> str:
    """Return the key by which names are listed (D'Angelo beside Dangelo)."""
    return fold(text.replace("'", "").replace("’", ""))
