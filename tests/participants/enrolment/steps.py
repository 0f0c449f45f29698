"""The steps that a woman takes on the public pages, for tests."""

STEPS = ("contatto", "dove", "famiglia", "lavoro", "bisogni", "consensi")
ANSWERS = {
    "contatto": {
        "given_name": "Chiara",
        "family_name": "Esempio",
        "phone": "333 0000001",
        "email": "chiara@posta.example",
        "call_at": ["morning", "evening"],
        "may_leave_message": "y",
        "speaks": "it",
    },
    "dove": {"municipality": "096004", "travels_by": ["car"]},
    "famiglia": {
        "living": "alone",
        "children-0-born_in": "2019",
        "children-1-born_in": "2022",
        "born_in": "1990",
    },
    "lavoro": {"employment": "employed", "working_hours": "shifts", "company": "Azienda Esempio"},
    "bisogni": {"needs": ["childcare", "health"], "story": "Il martedì finisco alle venti."},
    "consensi": {"following": "y", "sharing": "y"},
}


def answered_up_to(woman, step):
    """Answer every step before this one."""
    for name in STEPS[: STEPS.index(step)]:
        woman.get(f"/iscrizione/{name}")
        woman.submit(ANSWERS[name])
        assert woman.status == 200, woman.text
    return woman


def enrolled(woman, **changes):
    """Send an enrolment; `changes` are other answers, by field."""
    for name in STEPS:
        woman.get(f"/iscrizione/{name}")
        known = {**ANSWERS[name], **{each: changes[each] for each in changes if _is_of(name, each)}}
        woman.submit(known)
        assert woman.status == 200, woman.text
    return woman


def _is_of(step, field):
    return field in ANSWERS[step]
