"""The words of what is known of a woman, for rooms that show what she agreed to tell."""

from portal.participants.details.words import CODES


def word_of(name: str, code: str) -> str:
    """Return the word for a code of one of her details; an unknown code speaks for itself."""
    return str(CODES.get(name, {}).get(code, code))
