"""Two people on one note: each is told what the other wrote, and nothing of either is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.participants.interviews.notes import actions, queries
from portal.participants.interviews.notes.actions import NoteConflictError, Place, Writing
from portal.participants.interviews.notes.sections import LABELS, differing
from tenants.clock import today
from tests.given.cases import case, following
from tests.given.interviews import a_note
from tests.participants.interviews.autosave import keep


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
