"""The Italian tax code (codice fiscale) of a person: its shape, its check letter, its birthday.

Decreto ministeriale of 23 December 1976, with the letters that replace digits when two people
would share a code.
"""

import re
from datetime import date
from typing import Final

SHAPE: Final = re.compile(
    r"[A-Z]{6}[0-9L-NP-V]{2}[A-EHLMPRST][0-9L-NP-V]{2}[A-Z][0-9L-NP-V]{3}[A-Z]"
)
DIGITS: Final = dict(zip("LMNPQRSTUV", "0123456789", strict=True))
MONTHS: Final = "ABCDEHLMPRST"
FEMALE: Final = 40  # added to the day
ODD: Final = (
    1,
    0,
    5,
    7,
    9,
    13,
    15,
    17,
    19,
    21,
    2,
    4,
    18,
    20,
    11,
    3,
    6,
    8,
    12,
    14,
    16,
    10,
    22,
    25,
    24,
    23,
)
A: Final = ord("A")


def is_tax_code(code: str) -> bool:
    """Tell whether a code has the shape of one and its last letter checks the others."""
    return bool(SHAPE.fullmatch(code)) and check_letter(code[:-1]) == code[-1]


def check_letter(first: str) -> str:
    """Return the letter that ends a code, from the fifteen signs before it."""
    values = [int(sign) if sign.isdigit() else ord(sign) - A for sign in first]
    odd, even = values[::2], values[1::2]
    return chr(A + (sum(ODD[value] for value in odd) + sum(even)) % len(ODD))


def tells_birthday(code: str, day: date) -> bool:
    """Tell whether a code says that its person was born on a day."""
    year, month, number = _digits(code[6:8]), code[8], _digits(code[9:11])
    return (day.year % 100, MONTHS[day.month - 1], day.day) == (
        int(year),
        month,
        int(number) % FEMALE,
    )


def _digits(signs: str) -> str:
    return "".join(DIGITS.get(sign, sign) for sign in signs)
