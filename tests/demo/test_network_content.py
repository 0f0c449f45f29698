"""The demo network's organisations and people: complete, consistent, visibly invented."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from portal.geography.municipalities import municipality

NETWORK = Path(__file__).parents[2] / "portal" / "demo" / "network"
REAL_NAMES = {
    "Consorzio Sociale Il Filo da Tessere",
    "Mondoffice",
    "Orso Blu",
    "Unione Industriale Biellese",
}
INVENTED_SURNAMES = {"Esempio", "Prova", "Modello", "Campione", "Finta", "Finto"}
ROLES = {
    "admin",
    "service_editor",
    "intake_operator",
    "welfare_manager",
    "hr_manager",
    "reader",
}
LEAD_ROLES = ROLES | {"reviewer", "overseer", "network_admin"}
DEMO_ACCOUNTS = {
    "capofila@hub.example": {"admin", "reviewer", "overseer", "network_admin"},
    "welfare@hub.example": {"welfare_manager"},
    "coop@partner.example": {"service_editor", "intake_operator"},
    "comune@partner.example": {"service_editor", "intake_operator"},
    "hr@mondoffice.example": {"hr_manager", "admin"},
    "hr@orsoblu.example": {"hr_manager", "admin", "service_editor"},
}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((NETWORK / name).read_text(encoding="utf-8"))


ORGANISATIONS = {entry["slug"]: entry for entry in read("organisations.toml")["organisation"]}
PEOPLE = read("people.toml")["person"]


def test_there_are_twenty_seven_organisations_in_every_state() -> None:
    states = Counter(entry["state"] for entry in ORGANISATIONS.values())

    assert len(read("organisations.toml")["organisation"]) == len(ORGANISATIONS) == 27
    assert states == {"active": 22, "invited": 3, "suspended": 1, "left": 1}


def test_there_is_one_lead_and_every_kind_is_present() -> None:
    kinds = Counter(entry["kind"] for entry in ORGANISATIONS.values())

    assert kinds["lead"] == 1
    assert set(kinds) == {"lead", "nonprofit", "public_body", "company", "association"}


def test_only_the_public_names_are_real() -> None:
    names = {entry["name"] for entry in ORGANISATIONS.values()}

    assert {name for name in names if "Esempio" not in name} == REAL_NAMES


def test_every_organisation_describes_itself_in_both_languages() -> None:
    for slug, entry in ORGANISATIONS.items():
        assert set(entry["description"]) == {"it", "en"}, slug
        assert all(entry["description"].values()), slug
        assert entry["default_language"] in {"it", "en"}, slug


def test_every_address_of_an_organisation_is_invented() -> None:
    for slug, entry in ORGANISATIONS.items():
        assert entry.get("website", "https://x.example").endswith(".example"), slug
        assert entry["contacts"], slug
        for contact in entry["contacts"]:
            assert contact["role"], slug
            assert contact["email"].endswith(".example"), slug
            assert contact["phone"].startswith("015 0000"), slug


def test_every_site_lies_in_a_municipality_of_the_province() -> None:
    for slug, entry in ORGANISATIONS.items():
        for site in entry.get("sites", []):
            assert municipality(site["municipality"]), slug
            assert site["name"], slug
            assert site["address"], slug
            assert site["postal_code"].isdigit(), slug


def test_every_person_is_visibly_invented() -> None:
    emails = [person["email"] for person in PEOPLE]

    assert len(emails) == len(set(emails)) >= 30
    for person in PEOPLE:
        assert person["email"].endswith(".example")
        assert person["name"].split()[-1] in INVENTED_SURNAMES, person["name"]
        assert person["language"] in {"it", "en"}


def test_every_membership_names_a_known_organisation_and_its_roles() -> None:
    for person in PEOPLE:
        assert person["memberships"], person["email"]
        for membership in person["memberships"]:
            kind = ORGANISATIONS[membership["organisation"]]["kind"]
            allowed = LEAD_ROLES if kind == "lead" else ROLES
            assert membership["roles"], person["email"]
            assert set(membership["roles"]) <= allowed, person["email"]


def test_the_demo_accounts_hold_the_promised_roles() -> None:
    held = {person["email"]: person["memberships"] for person in PEOPLE}

    for email, roles in DEMO_ACCOUNTS.items():
        (membership,) = held[email]
        assert set(membership["roles"]) == roles, email


def test_every_organisation_at_work_has_an_admin() -> None:
    with_admin = {
        membership["organisation"]
        for person in PEOPLE
        for membership in person["memberships"]
        if "admin" in membership["roles"]
    }
    working = {slug for slug, entry in ORGANISATIONS.items() if entry["state"] == "active"}

    assert working <= with_admin


def test_somebody_belongs_to_two_organisations() -> None:
    assert any(len(person["memberships"]) == 2 for person in PEOPLE)


def test_the_lead_has_a_second_reviewer_for_its_own_services() -> None:
    reviewers = [
        person["email"]
        for person in PEOPLE
        for membership in person["memberships"]
        if "reviewer" in membership["roles"]
    ]

    assert len(reviewers) >= 2
