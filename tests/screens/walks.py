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


def first_person(page, site, tab=""):
    page.goto(f"{site}/participants?state=plan_active")
    page.goto(page.locator("main tbody a").first.evaluate("link => link.href") + tab)


def first_received(page, site):
    page.goto(f"{site}/referrals/inbox")
    page.click("main a[href*='/referrals/inbox/0'] >> nth=0")


def first_sent(page, site):
    page.goto(f"{site}/referrals")
    page.click("main tbody a >> nth=0")


def tab_of_person(tab):
    return lambda page, site: first_person(page, site, f"/{tab}")


def enrolling(page, site, *, until="famiglia"):
    """Go through the steps of an enrolment as far as one of them."""
    page.goto(f"{site}/iscrizione/contatto")
    page.fill("main [name=given_name]", "Chiara")
    page.fill("main [name=phone]", "333 0000001")
    page.click("main button:visible:not(.visually-hidden):has-text('Avanti')")
    page.wait_for_url("**/iscrizione/dove")
    if until == "famiglia":
        page.select_option("main [name=municipality]", "096020")
        page.click("main button:visible:not(.visually-hidden):has-text('Avanti')")
        page.wait_for_url("**/iscrizione/famiglia")


def enrolling_where(page, site):
    enrolling(page, site, until="dove")


TABS = {
    "nucleo": "household",
    "colloqui": "interviews",
    "bisogni": "needs",
    "piano": "plan",
    "invii-persona": "referrals",
    "invio": "referrals/new",
    "ore": "hours",
    "consensi": "consents",
    "accessi": "access",
}
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
    "iscrizione-dove": enrolling_where,
    "iscrizione-famiglia": enrolling,
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
    "partner": (
        "coop@partner.example",
        {
            "invii": "/referrals/inbox",
            "invio": first_received,
            "attesa": "/referrals/waiting",
            "chiusure": "/referrals/closures",
            "tempi": "/referrals/timing",
            "scadenze": "/referrals/clocks",
            "avvisi": "/notices",
            "come-avvisare": "/notices/choice",
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
        {
            "oggi": "/today",
            "persone": "/participants",
            "tabellone": "/participants?view=board",
            "iscrizioni": "/enrolments",
            "scheda": first_person,
            **{name: tab_of_person(tab) for name, tab in TABS.items()},
            "agenda": "/agenda",
            "attivita": "/tasks",
            "invii": "/referrals",
            "invio-aperto": first_sent,
            "avvisi": "/notices",
            "lista": shortlist,
        },
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
            "cruscotto": "/oversight",
            "flussi": "/oversight/exchanges",
            "ritardi": "/oversight/overdue",
            "scoperti": "/oversight/demand",
            "fermi": "/oversight/refusals",
        },
    ),
}
KEPT = {
    ("visitor", "servizi", 1280),
    ("visitor", "servizi", 360),
    ("editor", "schede", 1280),
    ("editor", "modifica", 360),
    ("partner", "invii", 1280),
    ("partner", "invio", 360),
    ("admin", "persone", 1280),
    ("admin", "persone", 360),
    ("hr", "oggi", 1280),
    ("hr", "servizi", 360),
    ("welfare", "scheda", 1280),
    ("welfare", "ore", 360),
    ("lead", "revisioni", 1280),
    ("lead", "revisione", 360),
    ("lead", "cruscotto", 1280),
}
