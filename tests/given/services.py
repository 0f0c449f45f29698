"""Services for tests: documents, drafts and published services, made as people make them."""

from portal.catalogue.publishing.document import normalised


def a_document(**changes):
    """A complete document: say what matters, the rest is plausible and fixed."""
    return normalised(
        {
            "texts": {
                "it": {
                    "name": "Nido Esempio",
                    "summary": "Un nido piccolo, aperto tutto l'anno.",
                    "description": "Accogliamo bambine e bambini dai tre mesi.",
                }
            },
            "kinds": ["EDU-01"],
            "targets": ["D-MAD", "D-B03"],
            "ages": {"min": 0.25, "max": 3},
            "areas": ["096004"],
            "places": [
                {
                    "name": "Sede",
                    "address": "via Immaginaria 1",
                    "postal_code": "13900",
                    "municipality": "096004",
                    "hours": [{"days": ["MO", "TU"], "opens": "08:00", "closes": "13:00"}],
                }
            ],
            "cost": {
                "kind": "paid",
                "options": [{"label": "Retta", "amount": 300, "per": "al mese"}],
            },
            "languages": [{"code": "it"}],
            "access": ["A-ISC"],
            "next_steps": [{"it": "Chiama la segreteria.", "contact": "015 0000000"}],
            "capacity": {"status": "places", "places": 5, "said_on": "2026-10-15"},
            "contacts": [{"role": "Segreteria", "phone": "015 0000000"}],
            **changes,
        }
    )
