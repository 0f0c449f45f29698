"""When nothing is found: the search widens and says so, and the network learns what is missing."""

import pytest

from tests.given.tenants import a_person, the_lead

NURSERY = {"kinds": ["EDU-01"], "ages": {"known": True, "min": 0, "max": 3}, "areas": ["096004"]}


@pytest.fixture
def gaps(all_powerful):
    """Return what was kept of the searches in vain."""

    def kept():
        query = "SELECT words, municipality, need, age, language FROM zero_search"
        return all_powerful.execute(query).fetchall()

    return kept


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("q=nido&eta=9", "Senza tener conto dell'età"),
        ("bisogno=EDU-03", "Dello stesso genere"),
        ("q=nido&comune=Vigliano+Biellese", "Nei comuni entro 15 km da Vigliano Biellese"),
        ("q=nido&costo=free&anche_ignoti=no", "Togliendo gli altri filtri"),
        ("q=nido&comune=Crevacuore&eta=9", "Cercando più in largo"),
    ],
)
def test_a_search_in_vain_is_widened_by_what_helps(listed, anyone, query, words):
    listed("Nido Esempio", **NURSERY)

    anyone.get(f"/servizi?{query}")

    assert "Non abbiamo trovato niente, così" in anyone.text
    assert words in anyone.text
    assert "Nido Esempio" in anyone.text


def test_who_finds_nothing_is_told_whom_to_ask(anyone, all_powerful):
    lead = the_lead()
    all_powerful.execute(
        "INSERT INTO office_contact (organisation_id, id, role, email, phone, audience, sort,"
        " created_at, changed_at) VALUES (%s, gen_random_uuid(), 'Welfare manager',"
        " 'welfare@hub.example', '', 'public', 0, now(), now())",
        [lead],
    )

    anyone.get("/servizi?q=introvabile")

    assert "mailto:welfare@hub.example" in anyone.links()


def test_what_was_looked_for_in_vain_is_kept_without_anyone(anyone, gaps):
    anyone.get("/servizi?q=Asilo+bilingue&comune=Cossato&eta=2&bisogno=EDU-01")

    assert gaps() == [("asilo bilingue", "096020", "EDU-01", "2", "it")]


@pytest.mark.parametrize(
    "typed",
    ["maria.rossi@posta.example", "+39 015 0000000", "RSSMRA80A01A859X", "015/00.00.000"],
)
def test_what_could_be_somebodys_is_never_kept(anyone, gaps, typed):
    anyone.get("/servizi", query_string={"q": f"introvabile {typed}"})

    assert [words for words, *_rest in gaps()] == ["introvabile"]


def test_what_is_still_being_typed_is_not_kept(anyone, gaps):
    headers = {"HX-Request": "true", "HX-Trigger-Name": "q"}

    anyone.get("/servizi?q=introv", headers=headers)

    assert gaps() == []


def test_one_network_fills_no_table(anyone, gaps):
    for number in range(40):
        place = {"REMOTE_ADDR": f"203.0.113.{number}"}
        anyone.get(
            f"/servizi?q=introvabile+{'abcdefghij'[number % 10]}{number}", environ_base=place
        )

    assert len(gaps()) == 30


def test_the_searches_of_other_networks_are_kept_all_the_same(anyone, gaps, all_powerful):
    anyone.get("/servizi?q=introvabile", environ_base={"REMOTE_ADDR": "203.0.113.9"})
    all_powerful.execute("UPDATE throttle SET tries = 30")

    anyone.get("/servizi?q=altrove", environ_base={"REMOTE_ADDR": "198.51.100.4"})

    assert [words for words, *_rest in gaps()] == ["introvabile", "altrove"]


def test_the_lead_reads_what_was_looked_for_in_vain(browser, anyone):
    anyone.get("/servizi?q=scuola+di+circo&comune=Cossato")
    lead = browser().sign_in(a_person(the_lead(), roles=("network_admin",)))

    lead.get("/searches")

    assert "scuola di circo" in lead.text
    assert "Cossato" in lead.text
