"""The order of a list and the parties on it: laws, whoever waits."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from portal.referrals.waiting.kinds import Ages
from portal.referrals.waiting.order import moved, served
from portal.referrals.waiting.party import Party, read

orders = st.lists(st.integers(), min_size=1, max_size=12, unique=True)
parties = st.builds(
    lambda adults, children: Party(
        adults, tuple(sorted(children.items(), key=lambda c: [*Ages].index(c[0])))
    ),
    st.integers(0, 4),
    st.dictionaries(st.sampled_from(Ages), st.integers(1, 3)),
)


@dataclass(frozen=True)
class Claim:
    places: int


claims = st.lists(st.builds(Claim, st.integers(1, 5)), max_size=12)


@given(orders, st.data())
def test_whoever_is_moved_stands_there_and_the_rest_keep_their_order(order, data):
    item = data.draw(st.sampled_from(order))
    place = data.draw(st.integers(1, len(order)))

    after = moved(order, item, place)

    assert after[place - 1] == item
    assert [each for each in after if each != item] == [each for each in order if each != item]


@given(claims, st.integers(0, 30))
def test_offers_go_in_order_and_never_beyond_the_places(waiting, places):
    chosen = served(waiting, places)

    assert chosen == waiting[: len(chosen)]
    assert sum(claim.places for claim in chosen) <= places
    if len(chosen) < len(waiting):
        assert sum(claim.places for claim in waiting[: len(chosen) + 1]) > places


@given(parties)
def test_a_party_is_read_as_it_was_written(party):
    assert read(party.written()) == party
    assert len(party.written()) == party.places


def test_nobody_and_a_crowd_are_no_party():
    assert not Party(0).is_possible
    assert not Party(13).is_possible
    assert not Party(2, ((Ages.NURSERY, -1),)).is_possible
    assert Party(1, ((Ages.NURSERY, 1), (Ages.PRIMARY, 2))).is_possible
