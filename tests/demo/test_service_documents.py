"""The demo network's services: whole, in both languages, over the whole taxonomy, and readable."""

import csv
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.geography.municipalities import municipality
from portal.geography.zones import zones
from tests.demo.document_shape import SERVICE, faults

PORTAL = Path(__file__).parents[2] / "portal"
NETWORK = PORTAL / "demo" / "network"
ACTIVITIES = {
    "welfare_manager_consultation",
    "job_services",
    "self_entrepreneurship_labs",
    "mentoring",
    "social_theatre",
    "aperimamma",
    "educational_services",
    "early_orientation",
    "adolescent_pathways",
    "self_help_groups",
    "tailored_training",
    "parenting_events",
    "school_labs",
    "class_advisors",
    "support_families",
    "company_plans",
}
WHOLE = {
    "slug",
    "state",
    "texts",
    "kinds",
    "targets",
    "target_mode",
    "access",
    "ages",
    "cost",
    "languages",
    "next_steps",
    "capacity",
    "contacts",
}
SAID = {"name", "summary", "description", "eligibility", "how_to_get_in", "fees"}
REACHED_LEAST = "096044"


def _services() -> Iterator[tuple[str, dict[str, Any]]]:
    for file in sorted((NETWORK / "services").glob("*.toml")):
        for service in tomllib.loads(file.read_text(encoding="utf-8"))["service"]:
            yield file.stem, service


def _terms() -> dict[str, set[str]]:
    with (PORTAL / "catalogue" / "taxonomy" / "terms.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    schemes = {row["scheme"] for row in rows}
    parents = {row["parent_code"] for row in rows}
    return {
        scheme: {row["code"] for row in rows if row["scheme"] == scheme} - parents
        for scheme in schemes
    }


PAIRS = list(_services())
SERVICES = [service for _, service in PAIRS]
BY_SLUG = {service["slug"]: service for service in SERVICES}
PUBLISHED = [service for service in SERVICES if service["state"] == "published"]
TERMS = _terms()
ZONES = {zone.key: set(zone.codes) for zone in zones()}


def _served(service: dict[str, Any]) -> set[str]:
    reached = set(service.get("areas", []))
    return reached.union(*(ZONES[key] for key in service.get("zones", [])))


def _fits_age(service: dict[str, Any], years: int) -> bool:
    ages = service["ages"]
    return ages["known"] and ages.get("min", 0) <= years <= ages.get("max", 99)


def _gulpease(text: str) -> float:
    """Measure how easy an Italian text is: 100 for a child's book, 0 for no reader at all."""
    words = re.findall(r"\w+", text)
    letters = sum(len(word) for word in words)
    sentences = len(re.findall(r"[.!?:]+(?=\s|$)", text))
    return 89 + (300 * sentences - 10 * letters) / len(words)


def test_every_service_has_the_shape_of_a_document() -> None:
    for slug, service in BY_SLUG.items():
        assert faults(service, SERVICE) == [], slug
        assert set(service) >= WHOLE, slug


def test_every_service_says_the_same_things_in_both_languages() -> None:
    for slug, service in BY_SLUG.items():
        italian, english = service["texts"]["it"], service["texts"]["en"]
        assert set(italian) == set(english), slug
        assert set(italian) >= SAID, slug
        assert italian["description"].count("\n\n") == english["description"].count("\n\n"), slug


def test_every_service_speaks_the_taxonomy() -> None:
    for slug, service in BY_SLUG.items():
        assert service["kinds"], slug
        assert set(service["kinds"]) <= TERMS["kind"], slug
        assert set(service["targets"]) <= TERMS["target"], slug
        assert set(service["access"]) <= TERMS["access"], slug
        assert set(service.get("accessibility", [])) <= TERMS["accessibility"], slug


def test_every_service_lies_and_works_in_the_province() -> None:
    for slug, service in BY_SLUG.items():
        assert set(service.get("zones", [])) <= set(ZONES), slug
        assert _served(service), slug
        assert all(municipality(code) for code in service.get("areas", [])), slug
        for place in service.get("places", []):
            if place["kind"] == "physical":
                assert municipality(place["municipality"]), place
                assert place["address"], place
            else:
                assert not {"address", "municipality", "postal_code"} & set(place), place


def test_hours_and_periods_run_forward() -> None:
    for service in SERVICES:
        rows = [hours for place in service.get("places", []) for hours in place.get("hours", [])]
        for row in rows + service.get("schedule", []):
            assert row.get("opens", "00:00") < row.get("closes", "24:00"), row
            assert row.get("from", "") <= row.get("to", "9999"), row


def test_every_service_tells_what_to_do_first_and_whom_to_ask() -> None:
    for slug, service in BY_SLUG.items():
        assert 1 <= len(service["next_steps"]) <= 3, slug
        assert all({"it", "en"} <= set(step) for step in service["next_steps"]), slug
        if service.get("visibility", "public") == "public":
            assert any(contact["audience"] == "public" for contact in service["contacts"]), slug


def test_every_cost_with_bands_names_them() -> None:
    for slug, service in BY_SLUG.items():
        cost = service["cost"]
        if cost["kind"] in {"isee", "paid"}:
            assert cost["options"], slug
        else:
            assert "options" not in cost, slug


def test_the_state_of_every_service_comes_with_what_it_needs() -> None:
    for slug, service in BY_SLUG.items():
        state = service["state"]
        assert ("assured_days_ago" in service) == (state in {"published", "retired"}), slug
        assert ("note" in service) == (state == "changes_requested"), slug
        assert ("retire_reason" in service) == (state == "retired"), slug
        assert "revision" not in service or state == "published", slug


def test_there_are_services_enough_and_no_two_alike() -> None:
    names = Counter(service["texts"]["it"]["name"] for service in SERVICES)
    slugs = Counter(service["slug"] for service in SERVICES)

    assert len(SERVICES) >= 75
    assert set(names.values()) == set(slugs.values()) == {1}


def test_every_file_belongs_to_an_organisation_of_the_network() -> None:
    text = (NETWORK / "organisations.toml").read_text(encoding="utf-8")
    states = {entry["slug"]: entry["state"] for entry in tomllib.loads(text)["organisation"]}

    assert {owner for owner, _ in PAIRS} <= set(states)
    assert all(states[owner] != "invited" for owner, _ in PAIRS)


def test_every_kind_is_the_first_kind_of_a_published_service() -> None:
    assert {service["kinds"][0] for service in PUBLISHED} == TERMS["kind"]


def test_every_activity_of_the_hub_is_published() -> None:
    assert {service["activity"] for service in PUBLISHED if "activity" in service} == ACTIVITIES


def test_every_state_can_be_seen() -> None:
    states = Counter(service["state"] for service in SERVICES)

    assert set(states) == {"draft", "in_review", "changes_requested", "published", "retired"}
    assert states["published"] >= 70


def test_every_freshness_label_can_be_seen() -> None:
    ages = [service["assured_days_ago"] for service in PUBLISHED]

    assert min(ages) <= 10
    assert max(ages) >= 400
    assert any(91 <= days <= 180 for days in ages)
    assert any(181 <= days <= 365 for days in ages)


def test_alerts_closures_and_visibilities_can_be_seen() -> None:
    visibilities = Counter(service.get("visibility", "public") for service in PUBLISHED)

    assert sum("alert" in service for service in PUBLISHED) >= 2
    assert sum(service.get("closed_for_now", False) for service in PUBLISHED) >= 1
    assert set(visibilities) == {"public", "network", "own"}


def test_a_protected_service_has_no_place() -> None:
    guarded = [service for service in SERVICES if service.get("protected")]

    assert guarded
    for service in guarded:
        assert "places" not in service
        assert "FAM-06" in service["kinds"]


def test_a_nursery_is_found_in_cossato_at_two() -> None:
    assert any(
        "EDU-01" in service["kinds"] and "096020" in _served(service) and _fits_age(service, 2)
        for service in PUBLISHED
    )


def test_an_after_school_club_is_found_in_biella_at_eight() -> None:
    assert any(
        "DOP-02" in service["kinds"] and "096004" in _served(service) and _fits_age(service, 8)
        for service in PUBLISHED
    )


def test_some_villages_have_to_look_further() -> None:
    local = [service for service in PUBLISHED if REACHED_LEAST in _served(service)]

    assert not any("EDU-01" in service["kinds"] for service in local)
    assert not any("DOP-02" in service["kinds"] for service in local)


def test_the_italian_is_easy_to_read() -> None:
    scores = {
        service["slug"]: _gulpease(service["texts"]["it"]["description"]) for service in SERVICES
    }

    assert sum(scores.values()) / len(scores) >= 65
    assert min(scores.values()) >= 55


def test_no_bureaucratic_word_slips_in() -> None:
    banned = re.compile(
        r"inoltr|usufruire|al fine di|suddett|presa in carico|utenza", re.IGNORECASE
    )

    for slug, service in BY_SLUG.items():
        assert not banned.search(" ".join(service["texts"]["it"].values())), slug
