"""The laws of comparing two plans."""

from hypothesis import given
from hypothesis import strategies as st

from portal.plans.planning.document import differences, fingerprint
from portal.plans.planning.models import ActivityState, Doer, GoalState

words = st.text("abcè '", max_size=8)
day = st.dates().map(str) | st.just("")
ids = st.sampled_from("pqrstu")


def _by_id(rows):
    return st.lists(rows, max_size=4, unique_by=lambda row: row["id"])


activities = st.fixed_dictionaries(
    {
        "id": ids,
        "title": words,
        "service_name": words,
        "doer": st.sampled_from(Doer).map(str),
        "doer_name": words,
        "due_on": day,
        "state": st.sampled_from(ActivityState).map(str),
        "outcome": words,
    }
)
goals = st.fixed_dictionaries(
    {
        "id": ids,
        "title": words,
        "measure": words,
        "domain": st.sampled_from(["work", "home", ""]),
        "target_on": day,
        "state": st.sampled_from(GoalState).map(str),
        "outcome": words,
        "activities": _by_id(activities),
    }
)
documents = st.fixed_dictionaries({"summary": words, "next_review_on": day, "goals": _by_id(goals)})


@given(documents)
def test_a_plan_does_not_differ_from_itself(portal, doc):
    with portal.test_request_context():
        assert differences(doc, doc) == []


@given(documents, documents)
def test_a_difference_says_two_things(portal, before, after):
    with portal.test_request_context():
        found = differences(before, after)

    assert all(each.before != each.after or not each.before for each in found)
    assert all(each.label for each in found)


@given(documents, documents)
def test_differences_are_the_same_from_both_sides(portal, before, after):
    with portal.test_request_context():
        there, back = differences(before, after), differences(after, before)

    assert sorted((d.before, d.after) for d in there) == sorted((d.after, d.before) for d in back)


@given(documents, documents)
def test_a_mark_tells_two_documents_apart(before, after):
    assert (fingerprint(before) == fingerprint(after)) == (before == after)
