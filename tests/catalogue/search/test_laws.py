"""Laws of the search, whatever is asked of whatever is listed."""

import random
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from portal.catalogue.listing import facets
from portal.catalogue.listing.facets import ANY, COUNTED, UNKNOWN, Facet
from portal.catalogue.search import queries, statements
from portal.catalogue.search.asked import Asked, Order
from portal.catalogue.search.question import MAY_BE_UNKNOWN, narrowest
from tests.given.listings import a_document, a_listing
from tests.given.tenants import acting_for, an_organisation

LISTED = 60
KINDS = ["EDU-01", "EDU-03", "DOP-02", "CUR-04", "LAV-01"]
PLACES = ["096004", "096020", "096046"]
VALUES = {
    Facet.KIND: ["EDU", *KINDS],
    Facet.TARGET: ["D-MAD", "D-PAD"],
    Facet.COST: ["free", "isee", "paid"],
    Facet.DAY: ["MO", "SA", "evening"],
    Facet.ACCESS: ["A-LIB", "A-ISC"],
    Facet.ACCESSIBILITY: ["P-CAR", "P-PAS"],
}

choices = st.fixed_dictionaries(
    {},
    optional={group: st.sets(st.sampled_from(each), max_size=2) for group, each in VALUES.items()},
)
questions = st.builds(
    lambda municipality, age, chosen, unknown_too, order: Asked(
        municipality=municipality,
        age=age,
        chosen=tuple(
            (group, tuple(sorted(chosen[group]))) for group in VALUES if chosen.get(group)
        ),
        unknown_too=unknown_too,
        order=order,
    ),
    st.sampled_from(["", *PLACES]),
    st.sampled_from(["", "0", "7", "adult"]),
    choices,
    st.booleans(),
    st.sampled_from([None, *Order]),
)


@dataclass(frozen=True)
class Town:
    """What is listed, by id: all facets of each service."""

    facets_of: dict[str, frozenset[str]]

    def matching(self, asked):
        """Return the ids that a question should find, by the plainest of means."""
        return {id_ for id_, own in self.facets_of.items() if _matches(own, asked)}


@pytest.fixture
def town(app):
    """Sixty services of every sort, and among them some that nobody outside may find."""
    dice = random.Random(7)  # noqa: S311 -- the same town every time
    listed = {}
    with app.app_context():
        for number in range(LISTED):
            doc = _document(dice)
            head = {"capacity": dice.choice(["places", "full", "unknown"])}
            service = a_listing(an_organisation(), f"Servizio {number}", head=head, **doc)
            listed[str(service)] = frozenset(_facets(a_document(**doc), head["capacity"]))
        for visibility in ("network", "own"):
            a_listing(an_organisation(), "Nascosto", head={"visibility": visibility})
        with acting_for(None):
            yield Town(listed)


def _document(dice):
    ages = [{"known": False}, {"known": True, "all": True}]
    ages += [{"known": True, "min": low, "max": low + 5} for low in (0, 6, 16)]
    days = [{"days": ["SA"], "closes": "20:00"}, {"days": ["MO"], "closes": "12:00"}]
    return {
        "kinds": dice.sample(KINDS, dice.choice([1, 2])),
        "targets": dice.sample(["D-MAD", "D-PAD"], dice.choice([0, 1])),
        "access": [dice.choice(["A-LIB", "A-ISC"])],
        "accessibility": dice.sample(["P-CAR", "P-PAS"], dice.choice([0, 1, 2])),
        "ages": dice.choice(ages),
        "areas": dice.sample(PLACES, dice.choice([0, 1, 2])),
        "cost": {"kind": dice.choice(["free", "isee", "paid", "unknown"])},
        "schedule": dice.sample(days, dice.choice([0, 1, 2])),
    }


def _facets(doc, capacity):
    return [*facets.counted(doc, capacity), *facets.compared(doc)]


def _matches(own, asked):
    wanted = [(group, narrowest(group, values)) for group, values in asked.chosen]
    wanted += [(Facet.AREA, [asked.municipality, ANY])] if asked.municipality else []
    wanted += [(Facet.AGE, [asked.age, ANY])] if asked.age else []
    return all(_has(own, group, values, asked.unknown_too) for group, values in wanted)


def _has(own, group, values, unknown_too):
    lenient = unknown_too and group in {*MAY_BE_UNKNOWN, Facet.AREA, Facet.AGE}
    accepted = [*values, UNKNOWN] if lenient else values
    return any(facets.facet(group, value) in own for value in accepted)


def _ids(asked):
    """Return everything a question finds, page after page."""
    found = queries.found(asked, "it", inside=False)
    ids = [str(row.id) for row in found.rows]
    while found.further:
        found = queries.found(asked.but(after=found.further), "it", inside=False)
        ids += [str(row.id) for row in found.rows]
    return ids


def test_a_search_finds_exactly_what_it_should(town):
    @settings(max_examples=60, deadline=None)
    @given(questions)
    def law(asked):
        found = _ids(asked)

        assert set(found) == town.matching(asked)
        assert len(found) == len(set(found)), "paging shows a service twice"

    law()


def test_one_more_filter_never_adds_a_service(town):
    @settings(max_examples=40, deadline=None)
    @given(questions, st.sampled_from(list(VALUES)), st.data())
    def law(asked, group, data):
        wide = asked.choosing(group, ())
        value = data.draw(st.sampled_from(VALUES[group]))

        narrow = wide.choosing(group, [value])

        assert set(_ids(narrow)) <= set(_ids(wide))

    law()


def test_the_order_of_choosing_does_not_matter(town):
    @settings(max_examples=30, deadline=None)
    @given(questions)
    def law(asked):
        again = Asked(municipality=asked.municipality, unknown_too=asked.unknown_too)
        for group, values in reversed(asked.chosen):
            again = again.choosing(group, reversed(values))
        again = again.but(age=asked.age, order=asked.order)

        assert _ids(again) == _ids(asked)
        assert again.query == asked.query

    law()


def test_the_numbers_are_those_of_what_is_found(town):
    @settings(max_examples=40, deadline=None)
    @given(questions)
    def law(asked):
        matching = town.matching(asked)

        found = queries.found(asked, "it", inside=False)

        expected = Counter(
            each
            for id_ in matching
            for each in town.facets_of[id_]
            if each.partition(":")[0] in set(COUNTED)
        )
        assert found.total == len(matching)
        assert Counter(found.counts) == expected

    law()


def test_the_numbers_of_a_group_leave_its_own_choice_out(town):
    @settings(max_examples=30, deadline=None)
    @given(questions)
    def law(asked):
        for group, counts in queries.others(asked, "it", inside=False).items():
            matching = town.matching(asked.choosing(group, ()))
            for value in VALUES[group]:
                each = facets.facet(group, value)
                expected = sum(each in town.facets_of[id_] for id_ in matching)
                assert counts.get(each, 0) == expected

    law()


def test_the_newest_and_the_index_find_the_same(town, monkeypatch):
    """However few of the newest are read first, what is found is the same."""
    asked = Asked(municipality="096004", age="7")
    expected = _ids(asked)

    monkeypatch.setattr(statements, "WINDOW", 2)
    for kept in (statements.found, statements.others):
        kept.cache_clear()
    found = _ids(asked)
    for kept in (statements.found, statements.others):
        kept.cache_clear()

    assert found == expected


def test_an_address_is_read_as_it_was_written(town):
    @settings(max_examples=60, deadline=None)
    @given(questions)
    def law(asked):
        assert Asked.read(MultiDict(parse_qsl(asked.query))) == asked

    law()
