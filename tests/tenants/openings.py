"""What other organisations may do to one's rows, by table: written here a second time, on purpose.

The matrix of `test_isolation` expects a refusal for everything that does not stand here, and
success for everything that does; so a policy that opens more, or less, than was meant fails.
Acts: select, insert, update, delete, give (move a row of one's own to another) and steal.
"""

OTHERS = frozenset({"other", "lead", "anonymous"})
NETWORK = frozenset({"other", "lead"})
LEAD = frozenset({"lead"})

CHANGES = ("insert", "update", "delete", "give", "steal")
KEPT_BY_THE_LEAD = {"select": OTHERS, "insert": LEAD, "update": LEAD, "delete": LEAD}
REVIEWED_BY_THE_LEAD = dict.fromkeys(("select", *CHANGES), LEAD)

OPENINGS = {
    # Who belongs to the network, and where to find it, is public.
    "organisation": {"select": OTHERS, "update": LEAD},
    "office_contact": {"select": NETWORK},
    "site": {"select": OTHERS},
    "network": {"select": OTHERS},
    # The words that everybody sorts by.
    "taxonomy_term": KEPT_BY_THE_LEAD,
    "zone": KEPT_BY_THE_LEAD,
    # The lead puts a service online when it approves it.
    "service": REVIEWED_BY_THE_LEAD,
    "cost_option": REVIEWED_BY_THE_LEAD,
    "next_step": REVIEWED_BY_THE_LEAD,
    "required_document": REVIEWED_BY_THE_LEAD,
    "schedule": REVIEWED_BY_THE_LEAD,
    "service_area": REVIEWED_BY_THE_LEAD,
    "service_contact": REVIEWED_BY_THE_LEAD,
    "service_language": REVIEWED_BY_THE_LEAD,
    "service_link": REVIEWED_BY_THE_LEAD,
    "service_place": REVIEWED_BY_THE_LEAD,
    "service_term": REVIEWED_BY_THE_LEAD,
    "service_text": REVIEWED_BY_THE_LEAD,
    "listing": REVIEWED_BY_THE_LEAD | {"select": OTHERS},
    "network_listing": REVIEWED_BY_THE_LEAD | {"select": NETWORK},
    # Anyone may write to the lead, through the door; only the lead reads it.
    "accessibility_report": {"select": LEAD, "update": LEAD},
    # What anyone may read before she enrols.
    "privacy_notice": {"select": OTHERS},
    "enrolment_rules": KEPT_BY_THE_LEAD,
    "school_closure": KEPT_BY_THE_LEAD,
    # Who sends a woman somewhere sees when they are closed and until when they answer.
    "clock_rule": {"select": NETWORK},
    "closure": {"select": NETWORK},
    # What holds no tenant's data.
    "catalogue_state": {"select": OTHERS, "update": OTHERS},
    "mailbox_message": {"select": OTHERS},
    "throttle": dict.fromkeys(("select", "insert", "update", "delete"), OTHERS),
    "zero_search": {"select": LEAD, "insert": OTHERS},
}

# What not even its own organisation reads: only the door's functions do, or the lead.
HIDDEN = {
    "accessibility_report",
    "case_number",
    "credential",
    "demand_mark",
    "demand_record",
    "oversight_cell",
    "oversight_duration",
    "oversight_table",
    "password_reset",
    "zero_search",
}


def may(actor, act, table):
    """Tell whether an actor may do this to a row of another organisation."""
    return actor in OPENINGS.get(table, {}).get(act, frozenset())
