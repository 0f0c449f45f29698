"""What is kept of searches that found nothing."""

ASKED = 40
KEPT = 30


def test_one_visitor_cannot_fill_the_list_of_gaps(anyone, all_powerful):
    for number in range(ASKED):
        anyone.get(f"/servizi?q=zucca{number}")

    kept = all_powerful.execute("SELECT count(*) FROM zero_search").fetchone()[0]
    assert kept == KEPT
