"""Which passwords are refused, and that none is refused for how it is composed."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from portal.signin import passwords


@pytest.fixture(autouse=True)
def words(app):
    """Messages are looked up in an app."""
    with app.app_context():
        yield


@pytest.mark.parametrize(
    "weak",
    [
        "undici11111",
        "a" * 129,
        "qwerty123456",
        "QWERTY123456",
        "passwordpassword",
        "Bilanciare 2026!",
        "password-biella-1",
    ],
)
def test_a_weak_password_is_refused(weak):
    with pytest.raises(passwords.WeakPasswordError):
        passwords.check(weak)


def test_a_password_made_of_her_own_name_is_refused():
    with pytest.raises(passwords.WeakPasswordError):
        passwords.check("giuliaesempio1", about=("Giulia", "Esempio"))


@pytest.mark.parametrize(
    "good",
    [
        "tre parole di prova",
        "bilanciare-prova-2026",
        "8392-1827-4738-2918",
        "пароль из трёх слов",
        "🌱🌻🍁❄️🌱🌻🍁❄️🌱🌻🍁❄️",
        " spazi davanti e dietro ",
        "x" * 60 + "ò" * 68,
    ],
)
def test_no_composition_is_asked(good):
    assert passwords.check(good) is None


@given(st.text(min_size=1, max_size=12))
@example("Al")
def test_a_short_word_about_her_never_spoils_a_long_password(word):
    assert passwords.check("quattro parole appena inventate", about=(word,)) is None


@pytest.mark.usefixtures("strong_passwords")
def test_a_password_is_never_cut():
    long = "parola molto lunga " * 6

    stored = passwords.hashed(long)

    assert passwords.matches(long, stored)
    assert not passwords.matches(long[:72], stored)
