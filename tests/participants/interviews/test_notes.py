"""Notes keep themselves while they are written, and nothing of anybody is lost."""

import pytest

from portal.participants.interviews.models import NoteLevel
from portal.participants.interviews.notes import queries
from portal.participants.interviews.notes.sections import LONGEST
from tests.given.cases import a_case, following
from tests.given.interviews import a_draft, a_note
from tests.participants.interviews.autosave import keep


def test_what_is_written_is_kept_while_writing_and_comes_back(desk, editor):
    desk.get(editor)

    answer = keep(desk, editor, story="Lavora di notte.")

    assert answer.status_code == 200
    assert "Salvato alle" in answer.text
    assert "Lavora di notte." in desk.get(editor).response.text
    assert "Questa è la tua bozza" in desk.text


def test_writing_on_writes_into_the_same_draft(desk, ours, marta, anna, editor):
    desk.get(editor)

    for words in ("Uno", "Uno due", "Uno due tre"):
        keep(desk, editor, story=words)

    with following(ours, marta):
        drafts = queries.drafts(anna)
        assert [draft.body["texts"]["story"] for draft in drafts] == ["Uno due tre"]


def test_keeping_a_draft_is_no_reading_of_the_page(desk, editor, all_powerful):
    desk.get(editor)
    before = _accesses(all_powerful)

    keep(desk, editor, story="Lavora di notte.")

    assert _accesses(all_powerful) == before


def test_a_draft_is_its_writers_alone(desk, her_desk, anna, editor):
    desk.get(editor)
    keep(desk, editor, story="Lavora di notte.")

    assert "Lavora di notte." not in her_desk.get(editor).response.text
    assert "non finita" not in her_desk.get(f"/participants/{anna}/interviews").text


def test_saving_ends_the_draft_and_shows_the_note(desk, ours, marta, anna, editor):
    desk.get(editor)
    keep(desk, editor, story="Lavora di notte.")

    desk.get(editor).submit({"steps": "Chiamare il nido"})

    assert "Lavora di notte." in desk.text
    with following(ours, marta):
        assert not queries.drafts(anna)


@pytest.mark.parametrize("letter", ["a", "à", "字"])
def test_two_hundred_thousand_characters_get_the_limit_named_and_are_kept(
    desk, ours, marta, anna, editor, letter
):
    long = letter * 200_000
    desk.get(editor)

    desk.submit({"story": long})

    assert desk.status == 422
    assert "Al massimo 20.000 caratteri: qui sono 200.000" in desk.text
    assert long in desk.response.text
    with following(ours, marta):
        assert queries.drafts(anna)[0].body["texts"]["story"] == long


def test_autosave_keeps_even_what_is_too_long_and_says_so(desk, ours, marta, anna, editor):
    desk.get(editor)

    answer = keep(desk, editor, story="a" * (LONGEST + 1))

    assert answer.status_code == 200
    assert "La bozza è salvata" in answer.text
    assert "Al massimo 20.000 caratteri" in answer.text


def test_a_note_of_nothing_is_not_saved(desk, editor):
    desk.get(editor).submit({"story": "   "})

    assert desk.status == 422
    assert "Scrivi qualcosa" in desk.text


def test_a_note_for_the_author_alone_is_nobody_elses(desk, her_desk, anna, interview):
    desk.get(f"/participants/{anna}/notes/new?interview={interview}&private=")
    desk.submit({"story": "Solo per me."})

    page = f"/participants/{anna}/interviews/{interview}"
    assert "Solo per me." in desk.get(page).text
    assert "Solo per me." not in her_desk.get(page).text


def test_a_note_for_the_author_alone_cannot_be_guessed(her_desk, ours, marta, anna):
    note = a_note(ours, anna, by=marta, level="author", text="Solo per Marta.")

    assert her_desk.get(f"/participants/{anna}/notes/{note}").status == 404


def test_who_reads_a_note_is_changed_by_its_author_alone(her_desk, ours, marta, anna):
    note = a_note(ours, anna, by=marta, text="Di tutte.")

    her_desk.get(f"/participants/{anna}/notes/{note}")
    her_desk.submit({"level": NoteLevel.AUTHOR.value})

    assert her_desk.status == 422
    assert "lo cambia solo chi l'ha scritta" in her_desk.text


def test_a_draft_is_thrown_away_by_its_writer_alone(desk, her_desk, ours, marta, anna):
    draft = a_draft(ours, anna, by=marta)
    address = f"/participants/{anna}/drafts/{draft}/discard"

    assert her_desk.post(address).status == 404
    assert desk.post(address, follow=True).status == 200
    with following(ours, marta):
        assert not queries.drafts(anna)


def test_a_note_sent_after_the_session_ended_comes_back_after_the_sign_in(
    desk, email, editor, all_powerful
):
    desk.get(editor)
    all_powerful.execute("DELETE FROM web_session")

    desk.submit({"story": "Scritto troppo tardi."}, follow=False)

    assert desk.status == 401
    assert "Scritto troppo tardi." in desk.response.text
    desk.submit({"email": email, "password": "tre parole di prova"})
    assert "Scritto troppo tardi." in desk.response.text


def test_a_note_of_another_woman_is_not_found(desk, ours, marta, anna):
    note = a_note(ours, anna, by=marta)
    other = a_case(ours, by=marta)

    assert desk.get(f"/participants/{other}/notes/{note}").status == 404


def test_the_steps_of_a_note_become_tasks(desk, ours, marta, anna, interview):
    a_note(
        ours, anna, by=marta, interview_id=interview, steps="- Chiamare il nido\n• Mandare i moduli"
    )
    page = f"/participants/{anna}/interviews/{interview}"

    desk.get(page).submit({"title": "Chiamare il nido"}, form=f"{anna}/tasks")

    desk.get(page)
    assert desk.text.count("Fanne un'attività") == 1
    assert "Da fare Chiamare il nido" in desk.text


def test_words_are_sealed_in_the_database(ours, marta, anna, all_powerful):
    a_note(ours, anna, by=marta, text="Parole che nessuno legge.")
    a_draft(ours, anna, by=marta, text="Parole a metà.")

    rows = all_powerful.execute(
        "SELECT body_sealed FROM case_note UNION ALL SELECT body_sealed FROM note_draft"
    ).fetchall()

    assert len(rows) == 2
    assert not any(b"Parole" in bytes(row[0]) for row in rows)


def _accesses(connection):
    return connection.execute("SELECT count(*) FROM access_record").fetchone()
