"""Where a protected service is: recognised in whatever words, so that nobody reads it there."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

HIDDEN = "…"

_STREET = (
    r"via|viale|v\.\s?le|piazza|piazzale|piazzetta|p\.?\s?z?za|p\.\s?le|largo|vicolo|vico|strada"
    r"|str\.|frazione|fraz\.|borgata|cantone|rione|contrada|salita|cascina|localit[aà]|loc\."
    r"|(?:corso|c\.so)(?!\s+(?:di|per|in|con|a|da|su)\b)"  # a course is no street
)
_NUMBERED = re.compile(
    rf"\b(?:{_STREET})\s*(?<=[\s.])(?!telefono|mail|sms)(?:[\w.]+['’\s]\s*){{0,5}}?[\w.]+"
    r"\s*,?\s*(?:n\.?|n°|nr\.?|num\.?|numero|civico)?\s*\d{1,4}\b",
    re.IGNORECASE,
)
# Without a number only a name with a capital letter is surely a street's.
_NAMED = re.compile(
    r"\b(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Pp]iazzale|[Vv]icolo|[Cc]ascina)\s+(?:d[a-z]{1,4}['’\s]\s*)?"
    r"(?!Zoom|Skype|Teams|Meet|WhatsApp|Whatsapp|Telegram|Internet|SMS|PEC)[A-ZÀ-Ý]\w"
)

_TO_THE_NEXT_PAUSE = re.compile(_NAMED.pattern + r"[^,.;:()\n]*")


def tells_where(words: str) -> bool:
    """Tell whether words seem to hold an address."""
    return bool(_NUMBERED.search(words) or _NAMED.search(words))


def hidden(words: str) -> str:
    """Return words without the address that they hold; nothing of them when it cannot be cut."""
    for pattern in (_NUMBERED, _TO_THE_NEXT_PAUSE):
        words = pattern.sub(HIDDEN, words)
    return HIDDEN if tells_where(words) else words


def without_addresses(content: Any) -> Any:  # noqa: ANN401 -- any part of a document
    """Return a part of a document in which no text tells where."""
    if isinstance(content, str):
        return hidden(content)
    if isinstance(content, Mapping):
        return {key: without_addresses(each) for key, each in content.items()}
    if isinstance(content, list):
        return [without_addresses(each) for each in content]
    return content


def places_told(doc: Mapping[str, Any]) -> Iterator[str]:
    """Yield the form's key of every part of a document that seems to hold an address."""
    for key, content in doc.items():
        parts = _texts(content) if key == "texts" else {FIELDS.get(key, key): content}
        yield from (field for field, part in parts.items() if any(map(tells_where, _words(part))))


# What the editor calls a part whose free words stand deeper.
FIELDS = {"cost": "cost-options"}


def _texts(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        f"texts-{language}-{field}": words
        for language, fields in texts.items()
        for field, words in fields.items()
    }


def _words(content: object) -> Iterator[str]:
    """Yield every text of a part, however deep it stands."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, Mapping):
        for each in content.values():
            yield from _words(each)
    elif isinstance(content, list):
        for each in content:
            yield from _words(each)
