"""The own open referrals as a file or on paper: by code, or with what is open to who asks."""

from collections.abc import Sequence
from enum import StrEnum

from flask import request
from flask.typing import ResponseReturnValue

from portal.referrals.inbox import labels, queries
from portal.referrals.inbox.facts import ReferralsListed
from portal.referrals.inbox.pages import pages
from portal.referrals.sharing import queries as sharing
from portal.referrals.sharing.kinds import LABELS, ToReach
from portal.referrals.sharing.levels import Contact, Preview
from portal.referrals.sharing.words import lines
from portal.referrals.tracking.kinds import Side
from portal.referrals.tracking.labels import STATUSES
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.permissions import Referrals
from portal.referrals.tracking.queries import Held
from portal.sheets import csv_writing
from portal.sheets.cells import Written
from portal.sheets.files import CSV, download
from portal.ui.language import gettext as _
from portal.ui.proof import ask_for_proof
from portal.ui.render import render
from tenants import ledger
from tenants.clock import today
from tenants.permissions import requires
from tenants.requests import answer_anew

REACHED = (ToReach.NAME, ToReach.PHONE, ToReach.EMAIL, ToReach.SAFE_TIMES)
PREVIEWED = ("age_band", "municipality", "need")


class Form(StrEnum):
    """On paper, or as a file."""

    CSV = "csv"
    PAPER = "paper"


@pages.get("/referrals/inbox/list")
@requires(Referrals.ANSWER)
def choose_list() -> ResponseReturnValue:
    return render("inbox/list_choice.html", forms=Form)


@pages.post("/referrals/inbox/list")
@requires(Referrals.ANSWER)
def make_list() -> ResponseReturnValue:
    """Make the list; that it was made, and each name in it, is written down before it leaves."""
    answer_anew()
    with_names = request.form.get("naming") == "names"
    if with_names:
        ask_for_proof()
    as_file = request.form.get("form") == Form.CSV
    found = queries.open_referrals(mine=request.form.get("whose") == "mine")
    rows = _rows(found, with_names=with_names)
    form = Form.CSV if as_file else Form.PAPER
    ledger.record(ReferralsListed(len(rows), with_names, form.value))
    headings = _headings(with_names=with_names)
    if as_file:
        name = f"{_('invii-ricevuti')}-{today().isoformat()}.csv"
        return download(csv_writing.italian(headings, rows), CSV, name)
    return render("inbox/list_paper.html", headings=headings, rows=rows)


def _headings(*, with_names: bool) -> list[str]:
    found = [_("Codice"), _("Servizio"), _("Stato"), _("Scadenza"), _("Chi la segue")]
    told = [_("Età"), _("Comune"), _("Bisogno")]
    return [*found, *told, *(str(LABELS[field]) for field in REACHED if with_names)]


def _rows(found: Sequence[Referral], *, with_names: bool) -> list[list[Written]]:
    held = [Held(each, Side.PARTNER) for each in found]
    previews = sharing.previews(held)
    return [
        [
            *_plain(each.referral),
            *_said(previews.get(each.id), PREVIEWED),
            *(_said(sharing.disclosed(each).known_as, REACHED) if with_names else ()),
        ]
        for each in held
    ]


def _plain(referral: Referral) -> list[Written]:
    return [
        referral.code,
        referral.service_name,
        str(STATUSES[referral.status]),
        labels.due(referral, today()).text,
        referral.operator_name,
    ]


def _said(told: Preview | Contact | None, fields: Sequence[str]) -> list[Written]:
    """Return what a level says in some of its fields; nothing where it is not open."""
    said = {line.field: line.text for line in lines(told)} if told is not None else {}
    return [said.get(field, "") for field in fields]
