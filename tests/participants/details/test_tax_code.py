"""A tax code is checked by its last letter, and tells a birthday."""

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from portal.participants.details.tax_code import check_letter, is_tax_code, tells_birthday

VALID = "RSSMRA85T10A562S"  # the one that explanations of the code use
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def test_a_code_that_checks_is_taken():
    assert is_tax_code(VALID)


@pytest.mark.parametrize(
    "code", ["", "RSSMRA85T10A562T", VALID[:-1], VALID + "S", "RSSMRA85F10A562S", VALID.lower()]
)
def test_a_code_that_cannot_be_is_not(code):
    assert not is_tax_code(code)


@given(st.sampled_from(range(15)), st.sampled_from(LETTERS))
def test_a_wrong_letter_is_noticed(place, letter):
    assume(VALID[place].isalpha())
    typed = VALID[:place] + letter + VALID[place + 1 :]

    assert is_tax_code(typed) == (letter == VALID[place])


@given(st.sampled_from(range(1, 15)))
def test_two_signs_that_changed_places_are_noticed(place):
    one, other = VALID[place - 1], VALID[place]
    assume(one != other)
    swapped = VALID[: place - 1] + other + one + VALID[place + 1 :]

    assert not is_tax_code(swapped)


def test_a_code_tells_the_birthday_of_a_man_and_of_a_woman():
    woman = "RSSMRA85T50A562"

    assert tells_birthday(VALID, date(1985, 12, 10))
    assert tells_birthday(woman + check_letter(woman), date(1985, 12, 10))
    assert not tells_birthday(VALID, date(1985, 12, 11))


def test_letters_may_stand_for_digits():
    twin = "RSSMRA85T10A56N"

    assert is_tax_code(twin + check_letter(twin))
    assert tells_birthday(twin[:6] + "UR" + twin[8:] + "X", date(1985, 12, 10))
    assert not tells_birthday(twin[:6] + "UQ" + twin[8:] + "X", date(1985, 12, 10))
