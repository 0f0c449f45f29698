"""Notes keep themselves while they are written, and nothing of anybody is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.interviews.models import NoteLevel
from portal.participants.interviews.notes import actions, queries
from portal.participants.interviews.notes.actions import NoteConflictError, Place, Writing
from portal.participants.interviews.notes.sections import LABELS, LONGEST, differing
from tenants.clock import today
from tests.given.cases import a_case, case, following
from tests.given.interviews import a_draft, a_held_interview, a_note

HTMX = {"HX-Request": "true"}


@pytest.fixture
def interview(ours, marta, anna):
    return a_held_interview(ours, anna, by=marta)


@pytest.fixture
def editor(anna, interview):
    return f"/participants/{anna}/notes/new?interview={interview}"


def keep(page, address, **values):
    """What autosave sends: the form as it stands, without the token of an answer."""
    content = {**page.filled(), **values}
    content.pop("form_token")
    return page.client.put(address, data=content, headers=HTMX)


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


def test_the_second_to_save_a_new_note_sees_both_versions(desk, her_desk, editor):
    desk.get(editor)
    her_desk.get(editor).submit({"story": "Scritto da Bruna."})

    desk.submit({"story": "Scritto da Marta."})

    assert desk.status == 409
    assert "Bruna Esempio ha salvato questa nota" in desk.text
    assert "Scritto da Bruna." in desk.text
    assert "Scritto da Marta." in desk.text


def test_the_second_to_save_a_known_note_sees_both_versions(desk, her_desk, ours, marta, anna):
    note = a_note(ours, anna, by=marta, text="Com'era.")
    address = f"/participants/{anna}/notes/{note}"
    desk.get(address)
    her_desk.get(address).submit({"text": "Scritto da Bruna."})

    desk.submit({"text": "Scritto da Marta."})

    assert desk.status == 409
    desk.submit({"take": "mine"})
    assert "Scritto da Marta." in desk.text
    assert "Scritto da Bruna." not in desk.text


def test_two_who_save_in_the_same_moment_are_told_apart(ours, marta, anna, all_powerful):
    note_id = a_note(ours, anna, by=marta, text="Com'era.")
    with following(ours, marta):
        note = queries.note(anna, note_id)
        place = Place(case(ours, anna), note=note)
        all_powerful.execute("UPDATE case_note SET version = version + 1")

        with pytest.raises(NoteConflictError) as conflict:
            actions.save(
                place, Writing(texts={"text": "Mia."}, noted_on=today(), seen=note.version)
            )

        assert conflict.value.theirs.body == {"text": "Com'era."}
        assert conflict.value.mine.texts == {"text": "Mia."}


@given(
    theirs=st.dictionaries(st.sampled_from(list(LABELS)), st.text(min_size=1)),
    mine=st.dictionaries(st.sampled_from(list(LABELS)), st.text(min_size=1)),
)
def test_what_two_versions_say_alike_is_not_asked(theirs, mine):
    asked = differing(theirs, mine)

    same = set(LABELS) - set(asked)
    assert all(theirs.get(name) == mine.get(name) for name in same)
    assert all(theirs.get(name) != mine.get(name) for name in asked)


def test_each_section_is_kept_from_whom_it_was_chosen(desk, her_desk, editor):
    desk.get(editor)
    her_desk.get(editor).submit({"story": "Storia di Bruna.", "work": "Lavoro di Bruna."})
    desk.submit({"story": "Storia di Marta.", "work": "Lavoro di Marta."})

    desk.submit({"take": "chosen", "field-story": "theirs", "field-work": "mine"})

    assert "Storia di Bruna." in desk.text
    assert "Lavoro di Marta." in desk.text
    assert "Storia di Marta." not in desk.text


def test_closing_the_page_of_two_versions_loses_nothing(desk, her_desk, ours, marta, anna, editor):
    desk.get(editor)
    her_desk.get(editor).submit({"story": "Scritto da Bruna."})
    desk.submit({"story": "Scritto da Marta."})

    with following(ours, marta):
        [draft] = queries.drafts(anna)
        [note] = queries.notes(anna)

        assert draft.body["texts"]["story"] == "Scritto da Marta."
        assert note.body["story"] == "Scritto da Bruna."


def test_giving_way_ends_ones_own_draft(desk, her_desk, ours, marta, anna, editor):
    desk.get(editor)
    her_desk.get(editor).submit({"story": "Scritto da Bruna."})
    desk.submit({"story": "Scritto da Marta."})

    desk.submit({"take": "theirs"})

    assert "Scritto da Bruna." in desk.text
    with following(ours, marta):
        assert not queries.drafts(anna)


def test_a_draft_of_a_note_that_was_overtaken_says_so(desk, her_desk, ours, marta, anna):
    note = a_note(ours, anna, by=marta, text="Com'era.")
    address = f"/participants/{anna}/notes/{note}"
    desk.get(address)
    keep(desk, address, text="Bozza di Marta.")
    her_desk.get(address).submit({"text": "Scritto da Bruna."})

    desk.get(address)

    assert "Intanto Bruna Esempio ha cambiato questa nota" in desk.text
    assert "Bozza di Marta." in desk.response.text
    assert desk.submit().status == 409


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
