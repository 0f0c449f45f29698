"""Choosing: a service for a woman, another in the place of one, a woman for a service."""

from collections.abc import Sequence
from uuid import UUID

from flask import request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.service_page import queries as service_pages
from portal.participants.cases import queries as cases
from portal.participants.cases.listing import queries as people
from portal.participants.cases.permissions import Cases
from portal.participants.needs import queries as weights
from portal.participants.needs.kinds import Domain
from portal.plans.planning.suggesting.kinds import kinds_for
from portal.referrals.sending import queries
from portal.referrals.sending.choosing.forms import SearchForm
from portal.referrals.sending.choosing.kinds import Choice
from portal.referrals.sending.choosing.needs import Need, need_of
from portal.referrals.sending.choosing.queries import choices
from portal.referrals.sending.pages import NEW, ONE, sending
from portal.referrals.sending.writing.destinations import destination
from portal.referrals.tracking import queries as tracking
from portal.referrals.tracking.kinds import OPEN, Side
from portal.referrals.tracking.models import Referral, ServiceRequest
from portal.referrals.tracking.permissions import Referrals
from portal.ui.language import gettext as _
from portal.ui.render import render
from portal.ui.service_links import ServiceLink, ServiceUse, source
from tenants.database import id_or_none
from tenants.identity import current_identity
from tenants.permissions import may, requires
from tenants.requests import answer_anew

LONGEST_QUESTION = 100
FEW = 3  # below this, other kinds that answer the need are looked for too


@sending.get(NEW)
@requires(Referrals.SEND)
def choose_service(participant_id: UUID) -> ResponseReturnValue:
    woman = cases.participant(participant_id, Cases.WRITE)
    words = request.args.get("q", "")[:LONGEST_QUESTION].strip()
    draft = id_or_none(request.args.get("need"))
    asked = queries.need(woman.id, draft) if draft else None
    domain = _domain(woman.id, asked)
    need = need_of(woman, asked)
    like = id_or_none(request.args.get("like"))
    kinds = _kinds_of(like) if like else kinds_for(domain, need.ages)
    return render(
        "sending/services.html",
        participant=woman,
        words=words,
        domain=domain,
        domains={"": _("Non importa")} | {str(each): weights.domain_name(each) for each in Domain},
        choices=choices(need, kinds=() if words else kinds, words=words, but=_sent_to(woman.id)),
        like=like,
        before=None,
        onward={"need": asked.id} if asked else {},
    )


@sending.get(f"{ONE}/alternatives")
@requires(Referrals.SEND)
def alternatives(referral_id: UUID) -> ResponseReturnValue:
    held = tracking.referral(referral_id, Referrals.SEND, Side.SENDER)
    woman = cases.participant(queries.participant_of(held.referral), Cases.WRITE)
    asked = queries.need_of(held.referral)
    return render(
        "sending/services.html",
        participant=woman,
        choices=_instead(held.referral, need_of(woman, asked), asked),
        before=held.referral,
        onward=_onward(held.referral, asked),
        asked=asked,
        words="",
        domain=asked.domain,
    )


@sending.route("/referrals/services/<uuid:service_id>", methods=["GET", "POST"])
@requires(Referrals.SEND)
def choose_person(service_id: UUID) -> ResponseReturnValue:
    answer_anew()
    form = SearchForm()
    found = people.found_by(form.words.data or "") if form.validate_on_submit() else None
    return render("sending/people.html", destination=destination(service_id), form=form, page=found)


@sending.get("/participants/<uuid:participant_id>/referrals")
@requires(Referrals.SEE_SENT)
def of_person(participant_id: UUID) -> ResponseReturnValue:
    woman = cases.participant(participant_id, Cases.READ)
    return render(
        "sending/of_person.html",
        participant=woman,
        needs=queries.needs(woman.id),
        domain_name=weights.domain_name,
    )


@source
def sending_links(use: ServiceUse) -> Sequence[ServiceLink]:
    """Offer to send somebody to a service: the woman of the page, or one to be chosen."""
    if not may(current_identity(), Referrals.SEND):
        return []
    if use.participant_id is None:
        href = url_for("sending.choose_person", service_id=use.service_id)
        return [ServiceLink(_("Invia una persona"), href, "send")]
    href = url_for(
        "sending.send",
        participant_id=use.participant_id,
        service_id=use.service_id,
        activity=use.activity_id,
    )
    return [ServiceLink(_("Invia"), href, "send")]


def _onward(before: Referral, asked: ServiceRequest) -> dict[str, UUID]:
    """Return what the next page must know: what is replaced, or the need that goes there too."""
    return {"need": asked.id} if before.status in OPEN else {"replaces": before.id}


def _domain(participant_id: UUID, draft: ServiceRequest | None) -> str:
    """Return the part of life that is asked for; else the one that weighs most on her."""
    asked = request.args.get("domain", draft.domain if draft else None)
    if asked is not None:
        return asked if asked in set(Domain) else ""
    scores = weights.latest(participant_id)
    return str(max(scores, key=lambda each: scores[each])) if scores else ""


def _kinds_of(service_id: UUID) -> tuple[str, ...]:
    row = service_pages.one(service_id)
    return tuple(term["code"] for term in row.terms if term["is_primary"])


def _sent_to(participant_id: UUID) -> list[UUID]:
    """Return the services that a woman waits for already."""
    return [each.service_id for each in queries.open_of(participant_id) if each.service_id]


def _instead(referral: Referral, need: Need, asked: ServiceRequest) -> list[Choice]:
    """Return services in the place of one: of its kind, else for the same part of life."""
    but = [each.service_id for each in queries.routings(asked.id) if each.service_id]
    group = (referral.kind.partition("-")[0],)
    wider = ((referral.kind,), kinds_for(asked.domain, need.ages) or group)
    found: dict[UUID, Choice] = {}
    for kinds in wider:
        if len(found) < FEW and any(kinds):
            more = choices(need, kinds=kinds, but=[*but, *found])
            found |= {each.service.id: each for each in more}
    return list(found.values())
