"""The laws of suggesting services: none that is not for her, the better ones first."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from portal.plans.planning.suggesting.kinds import BY_DOMAIN, FOR_CHILDREN, kinds_for
from portal.plans.planning.suggesting.scoring import (
    LIGHTEST,
    PLACES,
    Fit,
    Offer,
    Situation,
    suggestion,
    suggestions,
)
from portal.plans.planning.words import DOMAINS
from tests.shape.source import ROOT

domains = st.sampled_from(sorted(DOMAINS))
towns = st.sampled_from(["096004", "096020", "096088"])
months = st.integers(0, 240)

situations = st.builds(
    Situation,
    scores=st.dictionaries(domains, st.integers(0, 4)),
    municipality=towns | st.just(""),
    ages=st.lists(st.integers(0, 17), max_size=4).map(tuple),
)
offers = st.builds(
    Offer,
    id=st.uuids(),
    name=st.text(max_size=5),
    organisation=st.just("Cooperativa Esempio"),
    domain=domains,
    areas=st.none() | st.frozensets(towns),
    kilometres=st.none() | st.integers(0, 80),
    ages=st.none() | st.tuples(months, st.none() | months),
    for_all_ages=st.booleans(),
    capacity=st.sampled_from(sorted(PLACES)),
)


@given(situations, offers)
def test_what_does_not_serve_her_town_is_never_suggested(situation, offer):
    found = suggestion(situation, offer)

    if found and offer.areas and situation.municipality:
        assert situation.municipality in offer.areas


@given(situations, offers)
def test_a_light_need_suggests_nothing(situation, offer):
    found = suggestion(situation, offer)

    assert not found or situation.scores[offer.domain] >= LIGHTEST


@given(situations, offers)
def test_what_is_for_other_ages_is_never_suggested_for_the_children(situation, offer):
    found = suggestion(situation, replace(offer, domain="childcare", for_all_ages=False))

    if found and found.fits is Fit.YES:
        assert found.ages
        assert set(found.ages) <= set(situation.ages)


@given(situations, offers, st.integers(0, 80))
def test_nearer_is_never_worse(situation, offer, nearer):
    far = suggestion(situation, replace(offer, kilometres=80))
    near = suggestion(situation, replace(offer, kilometres=nearer))

    assert (far is None) == (near is None)
    assert not far or near.score >= far.score


@given(situations, offers)
def test_a_heavier_need_is_never_worse(situation, offer):
    lighter = suggestion(situation, offer)
    heavier = suggestion(replace(situation, scores={offer.domain: 4}), offer)

    assert not lighter or heavier.score >= lighter.score


@given(situations, offers)
def test_free_places_are_never_worse_than_none(situation, offer):
    full = suggestion(situation, replace(offer, capacity="full"))
    free = suggestion(situation, replace(offer, capacity="places"))

    assert not full or free.score > full.score


@given(situations, st.lists(offers, max_size=6), st.randoms())
def test_the_order_does_not_depend_on_who_asks_first(situation, found, random):
    shuffled = random.sample(found, len(found))

    assert suggestions(situation, found) == suggestions(situation, shuffled)


@given(situations, st.lists(offers, max_size=6))
def test_a_service_stands_once_the_best_first(situation, found):
    shown = suggestions(situation, [*found, *found])

    assert len({each.offer.id for each in shown}) == len(shown)
    scores = [each.score for each in shown]
    assert scores == sorted(scores, reverse=True)


@given(st.lists(st.integers(0, 17), min_size=1))
def test_kinds_for_children_follow_their_ages(ages):
    for kind in kinds_for("childcare", ages):
        low, high = FOR_CHILDREN[kind]
        assert any(low <= age <= high for age in ages)


def test_every_kind_is_one_of_the_taxonomy():
    shipped = (ROOT / "portal/catalogue/taxonomy/terms.csv").read_text()

    asked = {*FOR_CHILDREN, *(kind for kinds in BY_DOMAIN.values() for kind in kinds)}

    assert not {kind for kind in asked if f"\nkind,{kind}," not in shipped}
    assert set(BY_DOMAIN) | {"childcare"} == set(DOMAINS)
