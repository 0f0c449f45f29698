"""The words that changed between two texts."""

from portal.ui.differences import word_differences


def test_only_the_words_that_changed_are_marked():
    before, after = word_differences("Asilo con orario lungo.", "Asilo con orario molto lungo.")

    assert before == "Asilo con orario lungo."
    assert after == "Asilo con orario <ins>molto </ins>lungo."


def test_a_word_that_left_is_marked_where_it_was():
    before, after = word_differences("Solo il sabato mattina", "Solo il sabato")

    assert before == "Solo il sabato<del> mattina</del>"
    assert after == "Solo il sabato"


def test_texts_from_outside_cannot_become_markup():
    before, after = word_differences("<b>prima</b>", "<b>dopo</b>")

    assert "<b>" not in before + after


def test_very_long_texts_are_compared_as_a_whole():
    before, after = word_differences("parola " * 4000, "parole " * 4000)

    assert before.startswith("<del>")
    assert after.startswith("<ins>")
