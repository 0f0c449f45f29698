"""What a visitor chooses: OR inside a group, AND across, and what is unknown hides nothing."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest

from tenants.clock import today


def test_a_municipality_finds_what_turns_to_it(listed, names):
    listed("Di Biella", areas=["096004"])
    listed("Di Cossato", areas=["096020"])
    listed("Di chissà dove", areas=[])

    assert set(names("/servizi?comune=Cossato")) == {"Di Cossato", "Di chissà dove"}
    assert names("/servizi?comune=Cossato&anche_ignoti=no") == ["Di Cossato"]


def test_an_age_finds_what_is_for_it(listed, names):
    listed("Piccoli", ages={"known": True, "min": 0.25, "max": 3})
    listed("Grandi", ages={"known": True, "min": 11, "max": 14})
    listed("Tutti", ages={"known": True, "all": True})
    listed("Chissà", ages={"known": False})

    assert set(names("/servizi?eta=2")) == {"Piccoli", "Tutti", "Chissà"}
    assert set(names("/servizi?eta=12&anche_ignoti=no")) == {"Grandi", "Tutti"}
    assert set(names("/servizi?eta=adult&anche_ignoti=no")) == {"Tutti"}


def test_two_values_of_a_group_widen_and_two_groups_narrow(listed, names):
    listed("Gratis", cost={"kind": "free"}, access=["A-LIB"])
    listed("ISEE", cost={"kind": "isee"}, access=["A-ISC"])
    listed("Pagato", cost={"kind": "paid"}, access=["A-ISC"])

    assert set(names("/servizi?costo=free&costo=isee")) == {"Gratis", "ISEE"}
    assert names("/servizi?costo=free&costo=isee&accesso=A-ISC") == ["ISEE"]


def test_a_group_of_kinds_finds_all_of_its_kinds_and_a_kind_narrows_it(listed, names):
    listed("Nido", kinds=["EDU-01"])
    listed("Infanzia", kinds=["EDU-03"])
    listed("Lavoro", kinds=["LAV-01"])

    assert set(names("/servizi?bisogno=EDU")) == {"Nido", "Infanzia"}
    assert names("/servizi?bisogno=EDU&bisogno=EDU-03") == ["Infanzia"]


def test_the_numbers_of_a_group_are_those_without_its_own_choice(listed, anyone):
    listed("Gratis", cost={"kind": "free"})
    listed("ISEE", cost={"kind": "isee"})

    anyone.get("/servizi?costo=free")

    assert _count(anyone.page, "costo", "isee") == "1"


def test_only_what_exists_is_offered(listed, anyone):
    listed("Nido", cost={"kind": "free"})

    anyone.get("/servizi")

    assert _count(anyone.page, "costo", "free") == "1"
    assert _count(anyone.page, "costo", "paid") is None


def test_a_chosen_filter_stays_where_nothing_has_it(listed, anyone):
    listed("Nido", cost={"kind": "free"})

    anyone.get("/servizi?costo=paid")

    assert _count(anyone.page, "costo", "paid") == "0"


def test_evenings_and_weekends_can_be_chosen(listed, names):
    late = [{"days": ["SA"], "opens": "17:00", "closes": "20:00"}]
    listed("Sabato sera", schedule=late)
    listed("Lunedì", schedule=[{"days": ["MO"], "opens": "08:00", "closes": "12:00"}])

    for when in ("SA", "evening", "weekend"):
        assert names(f"/servizi?giorni={when}&anche_ignoti=no") == ["Sabato sera"]


def test_what_has_places_now_can_be_chosen(listed, names):
    listed("Con posti", head={"capacity": "places", "places_left": 3})
    listed("Completo", head={"capacity": "full"})

    assert names("/servizi?posti=open") == ["Con posti"]


@pytest.mark.parametrize("query", [
    {"bisogno": "ZZZ-99"}, {"comune": "Atlantide"}, {"eta": "200"}, {"costo": "'; DROP"},
    {"giorni": "XX"}, {"ordine": "caso"}, {"vista": "film"}, {"da": "xxx"}, {"ente": "io"},
])  # fmt: skip
def test_an_address_that_makes_no_sense_is_still_a_page(listed, anyone, query):
    listed("Nido")

    anyone.get(f"/servizi?{urlencode(query)}")

    assert anyone.status == 200


def test_the_nearest_stand_first_and_say_how_far_they_are(listed, names, anyone):
    place = {"kind": "physical"}
    for name, code in (("Lontano", "096009"), ("Vicino", "096020"), ("Mezzo", "096004")):
        listed(name, areas=["096020"], places=[{**place, "municipality": code}])

    assert names("/servizi?comune=Cossato")[0] == "Vicino"
    assert names("/servizi?comune=Cossato&ordine=distanza")[0] == "Vicino"
    assert "Biella, a 11 km da Cossato" in anyone.text


def test_what_nobody_has_confirmed_for_a_year_leaves_the_public_search(listed, names, browser):
    listed("Fresco", days=300)
    listed("Vecchio", days=366)

    assert names("/servizi") == ["Fresco"]


def test_a_season_decides_when_a_service_is_found(listed, names):
    tomorrow, yesterday = today() + timedelta(days=1), today() - timedelta(days=1)
    listed("Ora", head={"visible_from": yesterday, "visible_to": tomorrow})
    listed("Domani", head={"visible_from": tomorrow})
    listed("Ieri", head={"visible_to": yesterday})

    assert names("/servizi") == ["Ora"]


def _count(page, name, value):
    for label in page.iter("label"):
        box = label.find("input")
        if box is not None and (box.get("name"), box.get("value")) == (name, value):
            return label.findtext("b")
    return None
