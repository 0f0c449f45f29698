"""The taxonomy that the product ships: complete in both languages, with words to find it by."""

import csv
import tomllib
from collections import Counter
from pathlib import Path
from uuid import UUID

TAXONOMY = Path(__file__).parents[2] / "portal" / "catalogue" / "taxonomy"
TEXTS = ("name_it", "name_en", "description_it", "description_en")

with (TAXONOMY / "terms.csv").open(encoding="utf-8", newline="") as file:
    TERMS = list(csv.DictReader(file))
SYNONYMS = tomllib.loads((TAXONOMY / "synonyms.toml").read_text(encoding="utf-8"))
CODES = {term["code"] for term in TERMS}


def test_there_are_twelve_groups_and_sixty_leaves() -> None:
    kinds = [term for term in TERMS if term["scheme"] == "kind"]

    assert len([term for term in kinds if not term["parent_code"]]) == 12
    assert len([term for term in kinds if term["parent_code"]]) == 60


def test_the_other_lists_are_complete() -> None:
    sizes = Counter(term["scheme"] for term in TERMS)

    assert sizes == {"kind": 72, "target": 16, "access": 6, "accessibility": 9}


def test_codes_and_identifiers_are_never_used_twice() -> None:
    assert len(CODES) == len(TERMS)
    assert len({UUID(term["uuid"]) for term in TERMS}) == len(TERMS)


def test_a_leaf_stands_under_a_group_of_its_own_letters() -> None:
    for term in TERMS:
        if term["parent_code"]:
            assert term["parent_code"] in CODES
            assert term["code"].startswith(f"{term['parent_code']}-")


def test_every_term_has_its_words_in_both_languages() -> None:
    for term in TERMS:
        assert all(term[field] for field in TEXTS), term["code"]


def test_the_order_inside_a_list_is_unambiguous() -> None:
    places = Counter((term["scheme"], int(term["sort"])) for term in TERMS)

    assert set(places.values()) == {1}


def test_every_term_has_everyday_words_in_both_languages() -> None:
    assert set(SYNONYMS["terms"]) == CODES
    for code, words in SYNONYMS["terms"].items():
        assert set(words) == {"it", "en"}, code
        assert all(words.values()), code


def test_synonyms_are_lower_case_and_stand_once() -> None:
    for code, languages in SYNONYMS["terms"].items():
        for words in languages.values():
            assert words == [word.lower().strip() for word in words], code
            assert len(words) == len(set(words)), code


def test_equivalent_words_lead_somewhere_else() -> None:
    assert set(SYNONYMS["words"]) == {"it", "en"}
    for language in SYNONYMS["words"].values():
        for word, others in language.items():
            assert others, word
            assert word not in others, word


def test_the_words_of_the_guide_are_known() -> None:
    assert "nido" in SYNONYMS["words"]["it"]["asilo"]
    assert "assistente familiare" in SYNONYMS["words"]["it"]["badante"]
