"""The columns whose cells hold one of a few words: Italian first, English second, then others."""

from portal.sheets.shapes import Choice

UNKNOWN = ("unknown", ("da chiedere", "to be asked", "non indicato", "not stated", "non so"))

YES_NO = Choice(
    ((True, ("sì", "yes", "x", "vero", "true")), (False, ("no", "no", "falso", "false")))
)
TARGET_MODE = Choice(
    (
        ("everyone", ("tutti", "everyone")),
        ("focus", ("soprattutto", "mainly")),
        ("only", ("solo", "only")),
    )
)
COST = Choice(
    (
        ("free", ("gratuito", "free", "gratis", "gratuita")),
        ("isee", ("secondo l'ISEE", "by ISEE")),
        ("paid", ("a pagamento", "paid")),
        UNKNOWN,
    )
)
CAPACITY = Choice(
    (
        ("places", ("ci sono posti", "places available", "posti disponibili", "posti")),
        ("waitlist", ("lista d'attesa", "waiting list")),
        ("full", ("al completo", "full", "completo", "esaurito")),
        ("assess", ("da valutare insieme", "to be assessed together", "da valutare")),
        UNKNOWN,
    )
)
AUDIENCE = Choice(
    (
        ("public", ("chiunque", "anyone", "tutti", "everyone", "pubblico")),
        ("network", ("solo la rete", "network only", "rete")),
    )
)
VISIBILITY = Choice(
    (
        ("public", ("chiunque", "anyone", "tutti", "everyone", "pubblica", "pubblico")),
        ("network", ("solo la rete", "network only", "rete")),
        ("own", ("solo la mia organizzazione", "my organisation only", "solo noi", "only us")),
    )
)
