"""What changes what is disclosed: her agreement, the frozen sheet, an amendment, a withdrawal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from portal.participants.cases import closing
from portal.participants.consent.closing import when_withdrawn
from portal.participants.consent.kinds import Purpose
from portal.participants.household import queries as households
from portal.referrals.sharing import queries
from portal.referrals.sharing.facts import SharingAgreed, SharingAmended, SharingWithdrawn
from portal.referrals.sharing.keeping import Contents, hidden_away, keep, kept, without_special
from portal.referrals.sharing.kinds import CHANNELS, MUST, ToReach, offered
from portal.referrals.sharing.levels import content_of
from portal.referrals.sharing.models import SharingConsent
from portal.referrals.sharing.sheet import LONGEST_REASON, Sheet, Subject, allowed, sheet
from portal.referrals.tracking import actions as tracking
from portal.referrals.tracking.actions import Change
from portal.referrals.tracking.kinds import OPEN, Act, Method, Side, Status
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.queries import Held
from portal.referrals.tracking.reasons import CONSENT_WITHDRAWN
from portal.ui.language import gettext as _
from tenants import ledger, scope
from tenants.clock import now, today
from tenants.database import db, new_id
from tenants.folding import fold

SHORTEST_NAME = 3  # shorter ones are words of every sentence
LASTS = timedelta(days=365)  # at most, and unless somebody says less


class SharingError(ValueError):
    """Something that cannot be shared so; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What she said yes to: which fields, how she said it, what shows it, until when."""

    fields: frozenset[str]
    method: Method
    evidence: str = ""
    language: str = "it"
    expires_on: date | None = None


def agree(subject: Subject, agreement: Agreement) -> SharingConsent:
    """Write down that she agrees, for this partner and this service alone."""
    fields = _checked(subject, agreement)
    referral, request = subject.referral, subject.request
    consent = SharingConsent(
        id=new_id(),
        organisation_id=referral.organisation_id,
        participant_id=subject.woman.id,
        request_id=request.id,
        referral_id=referral.id,
        recipient_id=referral.recipient_id,
        recipient_name=referral.recipient_name,
        fields=sorted(fields),
        method=agreement.method,
        language=agreement.language,
        given_at=now(),
        noted_by=scope.current().user_id,
        expires_on=agreement.expires_on or today() + LASTS,
        evidence=agreement.evidence.strip(),
    )
    db.session.add(consent)
    db.session.flush()
    ledger.record(SharingAgreed(referral.id, consent.id, consent.fields), about=referral.id)
    return consent


def freeze(subject: Subject) -> Sheet:
    """Write what each level will disclose, as it is known now; the door opens it by state."""
    consent = queries.standing_consent(subject.referral)
    if consent is None:
        raise SharingError(_("Manca il consenso che nomina questo partner."))
    _check_reason(subject)
    made = sheet(subject, queries.asks_for(subject.referral), frozenset(consent.fields))
    keep(subject.referral, _contents(made))
    return made


def amend(
    held: Held, subject: Subject, agreement: Agreement, *, version: int | None = None
) -> Sheet:
    """Tell more, or less, by a new agreement: new rows of what changes, and the partner is told."""
    before = queries.standing_consent(held.referral)
    if before is None or held.referral.status not in OPEN:
        raise SharingError(_("Questo invio non si può più cambiare: non è aperto."))
    if frozenset(before.fields) == allowed(subject, agreement.fields):
        raise SharingError(_("Non hai cambiato niente."), "fields")
    consent = agree(subject, agreement)
    made = sheet(subject, queries.asks_for(held.referral), frozenset(consent.fields))
    keep(held.referral, _contents(made))
    tracking.move(held, Change(act=Act.AMENDED, version=version))
    fields = sorted(frozenset(before.fields) ^ frozenset(consent.fields))
    ledger.record(SharingAmended(held.id, consent.id, fields), about=held.id)
    return made


def withdraw(held: Held, *, version: int | None = None) -> Referral:
    """Take her agreement back: what is open closes at once, and an open referral is cancelled."""
    standing = [each for each in queries.consents(held.referral) if each.withdrawn_at is None]
    if not standing:
        raise SharingError(_("Il consenso per questo invio è già stato ritirato."))
    for consent in standing:
        consent.withdrawn_at = now()
    db.session.flush()
    ledger.record(SharingWithdrawn(held.id), about=held.id)
    return tracking.move(held, _ending(held.referral.status, version))


def withdraw_all(participant_id: UUID) -> None:
    """Take back everything to which she agreed: she no longer wants to be told of to anybody."""
    for referral in queries.open_to_withdraw(participant_id):
        withdraw(tracking.acting(referral, Side.SENDER))


def take_back_special(participant_id: UUID) -> None:
    """Close at once what was told of her health; the rest of each referral goes on."""
    for referral in queries.open_to_withdraw(participant_id):
        _narrow(referral, without_special)


def hide_away(participant_id: UUID) -> None:
    """Leave who she is to the named operator alone, in each referral of a woman now protected."""
    for referral in queries.open_to_withdraw(participant_id):
        _narrow(referral, hidden_away)


def _narrow(referral: Referral, narrowed: Callable[[Contents], Contents]) -> None:
    """Tell less than before, without a new agreement: less needs none."""
    before = kept(referral)
    after = narrowed(before)
    if after != before:
        keep(referral, after)
        tracking.move(tracking.acting(referral, Side.SENDER), Change(act=Act.AMENDED))


def _ending(status: Status, version: int | None) -> Change:
    """Return the change that makes the door look again at what it keeps open."""
    if status in OPEN:
        return Change(to=Status.CANCELLED, code=CONSENT_WITHDRAWN, version=version)
    return Change(act=Act.AMENDED, code=CONSENT_WITHDRAWN, version=version)


def _checked(subject: Subject, agreement: Agreement) -> frozenset[str]:
    """Return the fields agreed to; raises SharingError for what cannot be agreed so."""
    asks, woman = queries.asks_for(subject.referral), subject.woman
    if agreement.fields - offered(asks, protected=subject.protected):
        raise SharingError(_("C'è un dato che questo servizio non chiede."), "fields")
    if not agreement.fields >= MUST:
        raise SharingError(
            _("Senza nome e orari in cui chiamarla nessuno può accoglierla."), "fields"
        )
    reachable = {ToReach.PHONE: woman.phone, ToReach.EMAIL: woman.email}
    if any(reachable.values()) and not any(reachable[each] for each in CHANNELS & agreement.fields):
        raise SharingError(_("Scegli almeno un modo per contattarla."), "fields")
    if allowed(subject, agreement.fields) != agreement.fields:
        raise SharingError(
            _("Per i dati di salute serve prima il suo consenso ai dati particolari."), "fields"
        )
    if agreement.expires_on and not today() <= agreement.expires_on <= today() + LASTS:
        raise SharingError(_("Scegli un giorno da oggi a un anno."), "expires_on")
    return agreement.fields


def _check_reason(subject: Subject) -> None:
    """Keep who she is out of what is read before anybody accepts."""
    reason = subject.request.reason
    if len(reason) > LONGEST_REASON:
        raise SharingError(_("Accorcia il motivo: al massimo 300 caratteri."), "reason")
    if told := telling(subject, reason):
        raise SharingError(
            _(
                "Nel motivo si legge «%(words)s»: toglilo, chi decide non deve sapere chi è.",
                words=told,
            ),
            "reason",
        )


def telling(subject: Subject, words: str) -> str:
    """Return what in these words tells who she is: a name of hers or of a child, a number."""
    woman = subject.woman
    names = [woman.given_name, woman.family_name]
    names += [each.given_name for each in households.memberships(woman.id)]
    said = f" {' '.join(fold(words).split())} "
    named = (name for name in names if len(fold(name)) >= SHORTEST_NAME)
    found = next((name for name in named if f" {fold(name)} " in said), "")
    digits = "".join(each for each in words if each.isdigit())
    phone = "".join(each for each in woman.phone if each.isdigit())
    if not found and phone and phone[-7:] in digits:
        found = woman.phone
    if not found and woman.email and woman.email.lower() in words.lower():
        found = woman.email
    return found


def _contents(made: Sheet) -> Contents:
    return {level: content_of(told) for level, told in made.levels.items()}


when_withdrawn(Purpose.SHARING, withdraw_all)
when_withdrawn(Purpose.SPECIAL, take_back_special)
closing.when_protected(hide_away)
