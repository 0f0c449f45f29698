"""Random people, organisations and moves: after every step each sees what a plain model says."""

from contextlib import contextmanager
from datetime import timedelta

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy.exc import ProgrammingError

from portal.participants.cases import actions as cases
from portal.participants.cases.models import Participant
from portal.referrals.sharing.models import ReferralShare, SharingConsent
from portal.referrals.threads.models import ReferralMessage, ReferralNote
from portal.referrals.tracking import actions
from portal.referrals.tracking.actions import Change, ReferralError
from portal.referrals.tracking.kinds import Act, SeenBy, Side, Status
from portal.referrals.tracking.models import Referral, ReferralEvent, ReferralSubject
from tenants import door
from tenants.clock import now, today
from tenants.database import db, new_id
from tenants.permissions import NotFoundError
from tests.given import referrals, services
from tests.given.cases import a_case
from tests.given.tenants import a_person, acting_for, an_organisation, the_lead, user_id_of
from tests.referrals.tracking.oracle import Actor, Model, Sight

WHOEVER = ["marta", "mina", "olga", "oriana", "stranger", "overseer"]
CODES = {
    Status.REJECTED: "no-capacity",
    Status.CANCELLED: "moved-away",
    Status.ON_HOLD: "next-edition",
    Status.FAILED: "dropped-out",
    Status.COMPLETED: "need-met",
}


class Seeing(RuleBasedStateMachine):
    """One referral, nine people of four organisations, and whatever they try."""

    lead = None
    looked = 0

    def __init__(self):
        super().__init__()
        self.actors = {actor.name: actor for actor in _people(self.lead)}
        marta, olga = self.actors["marta"], self.actors["olga"]
        self.woman = a_case(marta.organisation_id, by=marta.user_id)
        self.sent = referrals.a_referral(
            marta.organisation_id, to=olga.organisation_id, by=marta.user_id, participant=self.woman
        )
        self.model = Model()

    @rule(
        name=st.sampled_from(WHOEVER),
        side=st.sampled_from(Side),
        to=st.sampled_from([status for status in Status if status is not Status.DRAFT]),
    )
    def somebody_moves_it(self, name, side, to):
        actor = self.actors[name]
        wanted = self.model.answer_to(actor, side, to)

        assert self._try(actor, side, _change(actor, to)) == wanted, (name, side, to)
        if wanted == "done":
            self.model.moved(actor, to)

    @rule(name=st.sampled_from(["olga", "oriana"]))
    @precondition(lambda self: self.model.status in {Status.ACCEPTED, Status.IN_PROGRESS})
    def somebody_calls(self, name):
        call = Change(act=Act.ATTEMPTED, code="phone")

        assert self._try(self.actors[name], Side.PARTNER, call) == "done"
        self.model.attempted = True

    @rule()
    @precondition(lambda self: self.model.agreed)
    def she_withdraws(self):
        with _as(self.actors["marta"]):
            consent = db.session.query(SharingConsent).filter_by(referral_id=self.sent).one()
            consent.withdrawn_at = now()
            held = actions.acting(referrals.found(self.sent), Side.SENDER)
            actions.move(held, Change(act=Act.AMENDED, code="consent-withdrawn"))
        self.model.agreed = False

    @rule()
    def she_is_protected(self):
        marta = self.actors["marta"]
        with _as(marta):
            her = db.session.get(Participant, (marta.organisation_id, self.woman))
            cases.protect(her, named=frozenset({marta.user_id}))
        self.model.protected = True

    @rule(name=st.sampled_from(["marta", "mina", "olga", "oriana", "stranger"]))
    def somebody_writes(self, name):
        actor = self.actors[name]
        side = Side.SENDER if name in {"marta", "mina"} else Side.PARTNER
        wanted = bool(self.model.sight(actor).levels)

        assert _insert(actor, self._message(actor, side)) == wanted
        self.model.messages += wanted

    @rule(name=st.sampled_from(["marta", "olga"]))
    def somebody_notes(self, name):
        actor = self.actors[name]
        side = Side.SENDER if actor.cases else Side.PARTNER

        assert _insert(
            actor,
            ReferralNote(id=new_id(), referral_id=self.sent, side=side, author_id=actor.user_id),
        )
        self.model.notes[side.value] += 1

    @invariant()
    def each_sees_what_the_model_says(self):
        for actor in self.actors.values():
            with _as(actor):
                seen = self._sight()
            assert seen == self.model.sight(actor), actor.name
            Seeing.looked += 1

    def _sight(self):
        shares = db.session.query(ReferralShare).filter_by(referral_id=self.sent)
        notes = db.session.query(ReferralNote).filter_by(referral_id=self.sent)
        return Sight(
            row=_any(Referral, id=self.sent),
            levels={share.level for share in shares},
            messages=db.session.query(ReferralMessage).filter_by(referral_id=self.sent).count(),
            history=_any(ReferralEvent, referral_id=self.sent),
            subject=_any(ReferralSubject, id=self.sent),
            notes={side: notes.filter_by(side=side).count() for side in ("sender", "partner")},
        )

    def _try(self, actor, side, change):
        with _as(actor):
            referral = referrals.found(self.sent)
            if referral is None:
                return self._guess(side, change)
            try:
                actions.move(actions.acting(referral, side), change)
            except NotFoundError:
                return "not there"
            except ReferralError:
                return "refused"
        return "done"

    def _guess(self, side, change):
        """Ask the function itself, as who knows every id but may not read the row."""
        result = door.call_inside(
            "move_referral",
            owner=self.actors["marta"].organisation_id,
            referral=self.sent,
            expected=self.model.status.value,
            expected_version=1,
            target=(change.to or self.model.status).value,
            acting=side.value,
            act=change.act.value,
            code=change.code,
            seen=SeenBy.BOTH.value,
            changes="{}",
            event=new_id(),
            at=now(),
        )
        return "not there" if result is None else result

    def _message(self, actor, side):
        return ReferralMessage(
            id=new_id(),
            organisation_id=self.actors["marta"].organisation_id,
            referral_id=self.sent,
            recipient_id=self.actors["olga"].organisation_id,
            side=side,
            author_id=actor.user_id,
            author_name=actor.name,
        )


def test_whatever_happens_each_sees_what_the_model_says(app):
    Seeing.lead = the_lead()
    Seeing.TestCase.settings = settings(
        max_examples=15,
        stateful_step_count=12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )

    Seeing.TestCase().runTest()

    assert Seeing.looked > 9 * 15  # nine people, after every step of fifteen walks


def _people(lead):
    ours, theirs = an_organisation("Consorzio Esempio"), an_organisation("Coop. Prova")
    third = an_organisation("Azienda Prova", kind="company")
    managers = [user_id_of(a_person(ours, roles=["welfare_manager"])) for _each in range(2)]
    yield Actor("marta", ours, cases=True, user_id=managers[0])
    yield Actor("mina", ours, cases=True, user_id=managers[1])
    yield Actor("admin of the sender", ours)
    yield Actor("intake of the sender", ours, intake=True)
    yield Actor("olga", theirs, intake=True)
    yield Actor("oriana", theirs, intake=True)
    yield Actor("manager of the partner", theirs, cases=True)
    yield Actor("stranger", third, cases=True, intake=True)
    yield Actor("overseer", lead)


def _change(actor, to):
    values = {}
    if to is Status.ACCEPTED:
        values = {
            "operator_id": actor.user_id,
            "operator_name": actor.name,
            "first_contact_on": today(),
        }
    if to is Status.ON_HOLD:
        values = {"review_on": today() + timedelta(days=30)}
    return Change(to=to, code=CODES.get(to, ""), values=values)


def _insert(actor, row):
    with _as(actor):
        db.session.add(row)
        try:
            db.session.flush()
        except ProgrammingError:  # refused by the policy
            db.session.rollback()
            return False
    return True


def _any(table, **values):
    return db.session.query(table).filter_by(**values).count() > 0


@contextmanager
def _as(actor):
    scope = acting_for(
        actor.organisation_id,
        user_id=actor.user_id,
        case_access=actor.cases,
        intake_access=actor.intake,
    )
    with services.in_use().app_context(), scope:
        try:
            yield
            db.session.commit()
        finally:
            db.session.remove()
