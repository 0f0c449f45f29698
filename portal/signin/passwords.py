"""Passwords: argon2id, long enough, and none that everybody uses."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from portal.ui.language import gettext as _
from tenants.folding import fold

SHORTEST = 12
LONGEST = 128
FEWEST_OWN_LETTERS = 4
OUR_WORDS = frozenset({"bilanciare", "biella", "conciliazione", "portale", "password"})

# 64 MiB a hash: at most two at once, so that a burst of sign-ins cannot exhaust the memory.
hasher = PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=1)
_two_at_once = BoundedSemaphore(2)


class WeakPasswordError(Exception):
    """The password is refused; the message says why and what to do."""

    field = "password"


def hashed(password: str) -> str:
    with _two_at_once:
        return hasher.hash(_composed(password))


def matches(password: str, password_hash: str | None) -> bool:
    """Compare in the same time for an unknown address as for a wrong password."""
    try:
        with _two_at_once:
            hasher.verify(password_hash or _decoy(hasher), _composed(password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    else:
        return password_hash is not None


def _composed(password: str) -> str:
    """Return the password as every keyboard sends it: accents composed (NFC)."""
    return unicodedata.normalize("NFC", password)


def is_dated(password_hash: str) -> bool:
    """Tell whether a hash was made with weaker settings than today's."""
    return hasher.check_needs_rehash(password_hash)


def check(password: str, *, about: tuple[str, ...] = ()) -> None:
    """Refuse a password that is short, common, or made of the person's own words (ASVS 6.2)."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WeakPasswordError(
            _(
                "La password deve avere da %(shortest)s a %(longest)s caratteri.",
                shortest=SHORTEST,
                longest=LONGEST,
            )
        )
    folded = fold(password)
    if password.lower() in common() or folded.replace(" ", "") in common():
        raise WeakPasswordError(
            _("Questa password è tra le più usate: scegline un'altra, per esempio tre parole.")
        )
    if _is_made_of(folded, OUR_WORDS | {fold(word) for word in about}):
        raise WeakPasswordError(
            _("Questa password si indovina facilmente: aggiungi parole che non ti riguardano.")
        )


def _is_made_of(folded: str, words: Iterable[str]) -> bool:
    """Tell whether little but digits is left when known words are taken out."""
    left = folded
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= FEWEST_OWN_LETTERS:
            left = left.replace(word, "")
    return left != folded and sum(letter.isalpha() for letter in left) < FEWEST_OWN_LETTERS


@cache
def common() -> frozenset[str]:
    """Return the common passwords that the package `zxcvbn` brings along."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS  # noqa: PLC0415 -- read when first needed

    return frozenset(FREQUENCY_LISTS["passwords"])


@cache
def _decoy(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody has this password")
