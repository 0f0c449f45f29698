"""Two rows may be one woman, whoever was written first and however her name was typed."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from portal.participants.enrolment.likeness import Sign, Traits, likeness, matches

names = st.text("abcdeilmnorst 'àè", min_size=1, max_size=20)
ID = UUID(int=7)


@given(names, names)
def test_who_is_compared_with_whom_makes_no_difference(one, other):
    assert likeness(one, other) == likeness(other, one)


@given(st.lists(st.text("abcdeilmnorst", min_size=2, max_size=9), min_size=1, max_size=3))
def test_the_order_of_the_words_makes_no_difference(words):
    assert likeness(" ".join(words), " ".join(reversed(words))) == 1


@given(names)
def test_case_and_accents_make_no_difference(name):
    plain = name.replace("à", "a").replace("è", "e").upper()

    assert likeness(name, plain) == likeness(name, name)


def test_one_wrong_letter_is_still_found():
    assert _signs(Traits(name="Rossi Chiara"), Traits(name="Rosi Chiara", id=ID)) == (Sign.NAME,)


def test_another_year_of_birth_tells_two_women_with_almost_one_name_apart():
    one = Traits(name="Rossi Chiara", born_in=1990)

    assert _signs(one, Traits(name="Rosi Chiara", born_in=1971, id=ID)) is None


def test_the_telephone_alone_is_enough():
    one = Traits(name="Anna", phone_index="x")

    assert _signs(one, Traits(name="Bianca Verdi", phone_index="x", id=ID)) == (Sign.PHONE,)


def test_no_telephone_is_not_the_same_telephone():
    assert _signs(Traits(name="Anna"), Traits(name="Bianca", id=ID)) is None


def _signs(one, other):
    found = matches(one, [other])
    return found[0].signs if found else None
