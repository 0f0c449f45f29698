"""The times of referrals in force: rules and closures read once, asked for one after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from portal.referrals.clocks import queries
from portal.referrals.clocks.due import due, used_until
from portal.referrals.clocks.rules import Rules, in_force
from portal.referrals.clocks.working_days import Calendar
from portal.referrals.tracking.kinds import Clock
from portal.referrals.tracking.models import Referral
from portal.referrals.tracking.timing import Due, Running


@dataclass(frozen=True, slots=True)
class Times:
    """What the network and each service say, and when each organisation is closed."""

    network: Rules
    services: Mapping[tuple[UUID, UUID], Rules]
    calendars: Mapping[UUID, Calendar]

    def due(self, referral: Referral, running: Running) -> Due:
        rules = in_force(self.network, self._own_rules(referral))
        rule = rules.get((running.clock, referral.urgency))
        found = due(running, rule, self._calendar(referral, running.clock))
        is_ours = referral.recipient_id is None  # the sender keeps its status: nothing expires
        return replace(found, expire_on=None) if is_ours else found

    def used(self, referral: Referral, running: Running, day: date) -> int:
        return used_until(running, day, self._calendar(referral, running.clock))

    def _own_rules(self, referral: Referral) -> Rules:
        if referral.recipient_id is None or referral.service_id is None:
            return {}
        return self.services.get((referral.recipient_id, referral.service_id), {})

    def _calendar(self, referral: Referral, clock: Clock) -> Calendar:
        """Return on which days whoever is waited for works."""
        sender = referral.organisation_id
        waited_for = sender if clock is Clock.ANSWER else referral.recipient_id
        return self.calendars.get(waited_for or sender, Calendar())


def times_of(referrals: Iterable[Referral]) -> Times:
    """Read what the clocks of these referrals need, whatever their number."""
    known = list(referrals)
    partners = {each.recipient_id for each in known if each.recipient_id}
    senders = {each.organisation_id for each in known}
    return Times(
        queries.as_rules(queries.network_rules().values()),
        queries.rules_of_services(partners),
        queries.calendars(partners | senders),
    )


def due_of(referral: Referral, running: Running) -> Due:
    """Return the days of a clock that starts now."""
    return times_of([referral]).due(referral, running)


def used_of(referral: Referral, day: date) -> int:
    """Return the working days that the running clock of a referral has used by a day."""
    running = running_of(referral)
    return times_of([referral]).used(referral, running, day) if running else 0


def running_of(referral: Referral) -> Running | None:
    """Return the clock of a referral as it started; none where nobody is waited for."""
    if referral.clock is Clock.NONE or referral.clock_since is None:
        return None
    agreed = {Clock.CONTACT: referral.first_contact_on, Clock.REVIEW: referral.review_on}
    return Running(
        referral.clock, referral.clock_since, referral.clock_used, agreed.get(referral.clock)
    )
