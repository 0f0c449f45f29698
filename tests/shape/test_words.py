"""Italian first, English complete: nothing on a screen or in a mail stays untranslated."""

from collections import defaultdict

from tests.shape.words import (
    catalogues,
    messages,
    placeholders,
    templates,
    translations,
    unspoken,
)


def test_the_catalogues_hold_nothing_that_is_no_longer_said():
    said = messages()

    stale = {
        file: [entry.msgid for entry in entries if entry.obsolete or entry.msgid not in said]
        for file, entries in catalogues().items()
    }

    assert not any(stale.values()), f"take out: {stale}"


def test_no_translation_is_a_guess():
    guesses = {
        file: [entry.msgid for entry in entries if entry.fuzzy]
        for file, entries in catalogues().items()
    }

    assert not any(guesses.values()), f"read and settle: {guesses}"


def test_a_message_has_one_english():
    said = defaultdict(set)
    for entries in catalogues().values():
        for entry in entries:
            said[entry.msgid].add(entry.msgstr or entry.msgstr_plural[0])

    twice = {message: english for message, english in said.items() if len(english) > 1}

    assert not twice, f"the rooms disagree; say it once, or say it differently: {twice}"


def test_a_translation_fills_in_what_its_message_does():
    unlike = {
        italian: english
        for italian, english in translations().items()
        if placeholders(italian) != placeholders(english)
    }

    assert not unlike, f"the same %(name)s on both sides: {unlike}"


def test_no_word_stands_in_a_template_without_being_looked_up():
    bare = {str(file.relative_to(file.parents[2])): unspoken(file) for file in templates()}

    found = {file: words for file, words in bare.items() if words}
    assert not found, f"write it in {{{{ _('…') }}}}: {found}"
