"""A year of referrals, written through the portal's own actions, each step at its moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from uuid import UUID

from portal.demo.casting import Network, as_partner, as_sender, lead, partners, services, women
from portal.demo.files import demo_id
from portal.demo.first_year import MANAGERS
from portal.demo.moments import at
from portal.demo.partners import Partner, take_step
from portal.demo.stories import STORIES, THEN, Do, Step, Story
from portal.participants.cases.models import Participant
from portal.participants.needs.kinds import Domain
from portal.referrals.clocks import actions as clocks
from portal.referrals.closing import actions as closing
from portal.referrals.closing.kinds import Answer, Way
from portal.referrals.sending.writing import actions as sending
from portal.referrals.sending.writing.destinations import Destination
from portal.referrals.sharing import actions as sharing
from portal.referrals.sharing import queries as sheets
from portal.referrals.sharing.actions import Agreement
from portal.referrals.sharing.kinds import offered
from portal.referrals.sharing.sheet import allowed
from portal.referrals.threads.models import ReferralMessage
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking import queries, timing
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import Act, Method, Side, Status
from portal.referrals.tracking.models import Referral
from tenants.clock import now, today
from tenants.database import db, new_id

SEED = 2026
A_YEAR = 330  # days back from which the stories begin
CLOCKS_RAN = (*range(A_YEAR, 30, -30), 30, 21, 14, 10, 7, 5, 3, 2, 1)  # days ago
SLOTS = ("MO-morning", "TU-morning", "WE-afternoon", "TH-afternoon", "FR-morning")
# What is asked of a service, by the first letters of its kind.
NEEDS: dict[str, tuple[Domain, str]] = {
    "EDU": (Domain.CHILDCARE, "Cerca un posto per la mattina: lavora su turni."),
    "DOP": (Domain.CHILDCARE, "Dopo la scuola nessuno è a casa fino alle sei."),
    "TRA": (Domain.MOBILITY, "Non ha la macchina e il pullman arriva tardi."),
    "CUR": (Domain.CARE, "Si occupa anche di sua madre e non riesce a fermarsi."),
    "FAM": (Domain.NETWORK, "È sola in paese: chiede qualcuno su cui contare."),
    "BEN": (Domain.HEALTH, "Chiede qualcuno con cui parlare della fatica di questi mesi."),
    "CON": (Domain.MONEY, "Chiede aiuto con le pratiche per i contributi."),
    "FOR": (Domain.WORK, "Vuole imparare qualcosa che serva a tornare a lavorare."),
    "LAV": (Domain.WORK, "Vuole tornare a lavorare e chiede da dove cominciare."),
    "IMP": (Domain.WORK, "Ha un'idea per lavorare in proprio."),
}
REPLY = "Il martedì va bene, dalle nove."
OUTSIDE = Destination(
    service_name="Corso di italiano serale",
    recipient_name="Scuola popolare di prova",
    contact="telefono 015 0000999",
)


@dataclass(frozen=True, slots=True)
class Written:
    """A referral of the demo, as its story goes on."""

    woman: UUID
    manager: UUID
    referral_id: UUID
    partner: Partner | None


def write_referrals(step: Callable[[], object]) -> None:
    """Write every story once; `step` hears of each."""
    random = Random(SEED)  # noqa: S311 -- an invented past, the same each time
    network, followed = Network(random, partners(), services(partners())), women()
    for number, (story, begins) in enumerate(_cast(random)):
        woman, manager = followed[number % len(followed)]
        _live(network, story, begins, (woman, manager))
        step()


def let_clocks_run() -> None:
    """Let the clocks make their remarks along the year, as they would have."""
    present = today()
    for days in CLOCKS_RAN:
        with at(present - timedelta(days=days), 7) as moment:
            pass
        clocks.run(moment)


def count() -> int:
    """Return how many referrals the stories begin."""
    return sum(story.times if not story.days_ago else len(story.days_ago) for story in STORIES)


def _cast(random: Random) -> list[tuple[Story, date]]:
    """Return each story with the day on which it begins, in the order of the days."""
    cast = [
        (story, _working_day(today() - timedelta(days=days)))
        for story in STORIES
        for days in story.days_ago or [_past(random, story) for _time in range(story.times)]
    ]
    return sorted(cast, key=lambda each: each[1])


def _past(random: Random, story: Story) -> int:
    length = sum(step.after for step in story.steps)
    return random.randint(length + 4, A_YEAR)


def _live(network: Network, story: Story, begins: date, whose: tuple[UUID, UUID]) -> None:
    random = network.random
    target = OUTSIDE if story.outside else network.one()
    with at(begins, 9 + random.randrange(6)), as_sender(whose[1]):
        referral = _send(random, story, whose[0], target)
    if referral is None:
        return
    _tell(network, Written(*whose, referral, network.partner(target)), story.steps, begins)


def _tell(network: Network, written: Written, steps: tuple[Step, ...], day: date) -> None:
    for step in steps:
        day = _working_day(day + timedelta(days=step.after))
        if day > today():
            return
        with at(day, 10 + network.random.randrange(6)):
            again = _go_on(network, written, step)
        if again is not None:
            _tell(network, again, THEN, day)


def _go_on(network: Network, written: Written, step: Step) -> Written | None:
    """Take a step; return the referral that took the place of this one, if it did."""
    match step.do:
        case Do.ANSWER | Do.WITHDRAW | Do.HER_WORD:
            with as_sender(written.manager):
                _say(_held(written, Side.SENDER), step)
        case Do.ELSEWHERE:
            with as_sender(written.manager):
                return _send_elsewhere(network, written)
        case _ if step.to in {Status.CANCELLED, Status.ENTERED_IN_ERROR}:
            side = Side.SYSTEM if step.code.startswith("expired") else Side.SENDER
            with as_sender(written.manager, "job:clocks" if side is Side.SYSTEM else "demo"):
                tracking.move(_held(written, side), Change(to=step.to, code=step.code))
        case _ if written.partner is None:
            with as_sender(written.manager):
                take_step(_held(written, Side.PARTNER), step, Partner(None, "per telefono"))
        case _:
            with as_partner(written.partner):
                take_step(_held(written, Side.PARTNER), step, written.partner)
    return None


def _say(held: queries.Held, step: Step) -> None:
    """Do what a sender does along the way."""
    match step.do:
        case Do.ANSWER:
            _write(held, REPLY)
            values = {"business": "", **timing.resumed(held.referral, today())}
            tracking.move(held, Change(act=Act.ANSWERED, values=values))
        case Do.WITHDRAW:
            sharing.withdraw(held)
        case _:
            closing.note(held, Answer(step.code), Way.PHONE)


def _send(random: Random, story: Story, woman: UUID, target: Destination) -> UUID | None:
    """Send a woman to a service; None where she has an open referral to it already."""
    participant = db.session.get_one(Participant, (lead(), woman))
    domain, reason = NEEDS.get(target.kind[:3], NEEDS["FOR"])
    asked = sending.Asked(
        urgency=story.urgency,
        domain=domain,
        reason=reason,
        slots=tuple(random.sample(SLOTS, 2)),
        sent_by_name="Vanda Esempio",
    )
    try:
        return _agree_and_send(participant, target, asked).id
    except sending.SendingError:
        db.session.rollback()
        return None


def _agree_and_send(
    participant: Participant, target: Destination, asked: sending.Asked
) -> Referral:
    subject = sending.subject_of(participant, target, asked)
    fields = allowed(subject, offered(sheets.asks_for(subject.referral)))
    return sending.send(participant, target, asked, Agreement(fields=fields, method=Method.SPOKEN))


def _send_elsewhere(network: Network, written: Written) -> Written | None:
    before = db.session.get_one(Referral, (lead(), written.referral_id))
    participant = db.session.get_one(Participant, (lead(), written.woman))
    need = queries.request_of(before)
    asked = sending.Asked(
        urgency=before.urgency,
        domain=need.domain,
        reason=need.reason,
        slots=tuple(need.slots),
        sent_by_name="Vanda Esempio",
        need=need,
        replaces=before,
    )
    target = network.one()
    try:
        referral = _agree_and_send(participant, target, asked)
    except sending.SendingError:
        db.session.rollback()
        return None
    return Written(written.woman, written.manager, referral.id, network.partner(target))


def _write(held: queries.Held, words: str) -> None:
    message = ReferralMessage(
        id=new_id(),
        organisation_id=held.referral.organisation_id,
        referral_id=held.id,
        recipient_id=held.referral.recipient_id,
        side=held.side,
        author_id=demo_id("person", MANAGERS[0]),
        author_name="Vanda Esempio",
        written_at=now(),
    )
    message.body = words
    db.session.add(message)
    db.session.flush()


def _held(written: Written, side: Side) -> queries.Held:
    return tracking.acting(db.session.get_one(Referral, (lead(), written.referral_id)), side)


def _working_day(day: date) -> date:
    """Return a day, or the Friday before it."""
    return day - timedelta(days=max(day.weekday() - 4, 0))
