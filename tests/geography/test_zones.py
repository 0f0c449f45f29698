"""The zones part the province without gaps and without overlaps."""

from portal.geography.municipalities import municipalities
from portal.geography.zones import zones


def test_the_first_zone_is_the_whole_province():
    assert zones()[0].name == "Tutta la provincia di Biella"
    assert zones()[0].codes == tuple(each.code for each in municipalities())


def test_every_municipality_lies_in_exactly_one_part():
    members = [code for zone in zones()[1:] for code in zone.codes]

    assert sorted(members) == sorted(each.code for each in municipalities())


def test_the_members_of_a_zone_are_listed_by_name():
    order = [each.code for each in municipalities()]

    assert all(list(zone.codes) == sorted(zone.codes, key=order.index) for zone in zones())


def test_zones_are_told_apart_by_key_and_by_name_in_both_languages():
    for label in ("key", "name", "english_name"):
        assert len({getattr(zone, label) for zone in zones()}) == len(zones())
