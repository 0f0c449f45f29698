"""Which pages each role walks through; a step may also be something to do on a page."""


def first_service(page, site):
    page.goto(f"{site}/servizi?q=nido")
    page.click(".results a[href*='/servizi/'] >> nth=0")


def shortlist(page, site):
    for number in range(3):
        page.goto(f"{site}/servizi?q=bambini")
        page.locator(".results a[href*='/servizi/']").nth(number).click()
        page.locator("main button:has-text('Metti in lista')").first.click()
    page.goto(f"{site}/lista")


def first_review(page, site):
    page.goto(f"{site}/reviews")
    page.click("main a[href*='/reviews/'] >> nth=0")


def first_editor(page, site):
    page.goto(f"{site}/services")
    page.click("main a[href*='/edit'] >> nth=0")


VISITOR = {
    "inizio": "/",
    "servizi": "/servizi",
    "nido-cossato": "/servizi?q=nido&comune=096020&eta=2",
    "niente": "/servizi?q=zucca&comune=096044",
    "mappa": "/servizi?vista=mappa",
    "inglese": "/en/servizi?q=nursery",
    "scheda": first_service,
    "lista": shortlist,
    "iscrizione": "/iscrizione",
    "iscrizione-contatto": "/iscrizione/contatto",
    "accedi": "/signin",
    "dimenticata": "/password/forgotten",
    "organizzazioni": "/organizzazioni",
    "privacy": "/privacy",
    "accessibilita": "/accessibilita",
    "licenze": "/licenze",
    "non-trovata": "/non-esiste-questa-pagina",
    "posta": "/mailbox",
}
WALKS = {
    "visitor": ("", VISITOR),
    "editor": (
        "coop@partner.example",
        {
            "oggi": "/today",
            "schede": "/services",
            "nuova": "/services/new",
            "modifica": first_editor,
            "importa": "/services/import",
            "segnalazioni": "/reports",
        },
    ),
    "public-body": ("comune@partner.example", {"oggi": "/today", "schede": "/services"}),
    "admin": (
        "hr@orsoblu.example",
        {
            "oggi": "/today",
            "persone": "/organisation/people",
            "profilo": "/organisation/profile",
            "account": "/account",
        },
    ),
    "hr": ("hr@mondoffice.example", {"oggi": "/today", "servizi": "/servizi"}),
    "welfare": (
        "welfare@hub.example",
        {"oggi": "/today", "lista": shortlist, "agenda": "/agenda", "attivita": "/tasks"},
    ),
    "lead": (
        "capofila@hub.example",
        {
            "oggi": "/today",
            "revisioni": "/reviews",
            "revisione": first_review,
            "partner": "/network/organisations",
            "parole": "/taxonomy",
            "zone": "/zones",
            "ricerche": "/searches",
        },
    ),
}
KEPT = {
    ("visitor", "servizi", 1280),
    ("visitor", "servizi", 360),
    ("editor", "schede", 1280),
    ("editor", "modifica", 360),
    ("admin", "persone", 1280),
    ("admin", "persone", 360),
    ("hr", "oggi", 1280),
    ("hr", "servizi", 360),
    ("welfare", "lista", 1280),
    ("welfare", "lista", 360),
    ("lead", "revisioni", 1280),
    ("lead", "revisione", 360),
}
