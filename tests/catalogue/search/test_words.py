"""The words that people type, and what they find."""

import pytest

NURSERY = {"kinds": ["EDU-01"]}
HOMEWORK = {"kinds": ["DOP-02"], "ages": {"known": True, "min": 6, "max": 14}}
CARER = {"kinds": ["CUR-04"], "ages": {"known": True, "min": 18}}


@pytest.fixture
def three(listed):
    """Three services of different kinds; the names say nothing of their kind."""
    listed("Arcobaleno", **NURSERY)
    listed("Studiamo insieme", **HOMEWORK)
    listed("Mani di casa", **CARER)


@pytest.mark.parametrize(
    "typed",
    ["asilo", "ASILO", "nido", "nidi", "asilo nido", "micronido", "nursery", "asi", "un asilo"],
)
def test_a_nursery_is_found_by_whatever_people_call_it(three, names, typed):
    assert names(f"/servizi?q={typed}") == ["Arcobaleno"]


@pytest.mark.parametrize("typed", ["badante", "badanti", "colf", "assistente familiare", "badan"])
def test_a_family_assistant_is_found_by_her_other_names(three, names, typed):
    assert names(f"/servizi?q={typed}") == ["Mani di casa"]


@pytest.mark.parametrize("typed", ["compiti", "ripetizioni", "studio assistito", "dopo scuola"])
def test_homework_help_is_found_by_its_other_names(three, names, typed):
    assert names(f"/servizi?q={typed}") == ["Studiamo insieme"]


@pytest.mark.parametrize("typed", ["attività", "attivita", "ATTIVITÀ", "attività'"])
def test_accents_do_not_matter(listed, names, typed):
    listed("Attività all'aperto", kinds=["DOP-06"])

    assert names(f"/servizi?q={typed}") == ["Attività all'aperto"]


def test_all_the_words_must_be_found(three, names):
    assert names("/servizi?q=nido+compiti") != ["Arcobaleno"]


def test_a_municipality_among_the_words_is_a_place(listed, names):
    listed("Nido di là", **NURSERY, areas=["096020"])
    listed("Nido di qua", **NURSERY, areas=["096046"])

    assert names("/servizi?q=nido+cossato") == ["Nido di là"]


def test_the_former_name_of_a_municipality_is_known(listed, names):
    listed("Nido Esempio", **NURSERY, areas=["096088"])

    assert names("/servizi?q=nido&comune=Trivero") == ["Nido Esempio"]


def test_the_last_word_may_still_be_typed(listed, names):
    listed("Laboratorio di ceramica", kinds=["DOP-06"])

    assert names("/servizi?q=laboratorio+cera") == ["Laboratorio di ceramica"]


def test_a_word_in_the_name_counts_more_than_one_in_the_text(listed, names):
    described = {"texts": {"it": {"name": "Altro", "summary": "s", "description": "Teatro."}}}
    listed("", **described, kinds=["BEN-05"])
    listed("Teatro Esempio", kinds=["BEN-05"])

    assert names("/servizi?q=teatro") == ["Teatro Esempio", "Altro"]


def test_words_too_common_to_count_find_everything(three, names):
    assert len(names("/servizi?q=di+che")) == 3


@pytest.mark.parametrize(
    "typed",
    ["'", "a & b | !c", ":*", "\\", "%", "nido')--", "k0edu01)", "<script>", "🙂", "x" * 500],
)
def test_no_sign_breaks_a_search(three, anyone, typed):
    anyone.get("/servizi", query_string={"q": typed})

    assert anyone.status == 200


def test_an_english_visitor_finds_by_english_words(three, anyone):
    anyone.get("/en/servizi?q=childcare+nursery")

    assert "Arcobaleno" in anyone.text
    assert "1 service" in anyone.text
