"""The times of clocks as pages show them: the network's, and a service's beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from portal.referrals.clocks.labels import CLOCKS, WHAT_HAPPENS, days_words
from portal.referrals.clocks.models import ClockRule
from portal.referrals.clocks.rules import OF_A_SERVICE, RULED, Rule
from portal.referrals.tracking.kinds import Clock, Urgency

InForce = Mapping[tuple[Clock, Urgency], Rule]


@dataclass(frozen=True, slots=True)
class Line:
    """One clock: after how many days it does what, normally and when it is urgent."""

    clock: Clock
    normal: Rule
    urgent: Rule
    is_own: bool = False

    @property
    def label(self) -> str:
        return str(CLOCKS[self.clock])

    @property
    def explanation(self) -> str:
        return str(WHAT_HAPPENS[self.clock])

    @property
    def remind(self) -> str:
        return self._words(self.normal.remind, self.urgent.remind)

    @property
    def escalate(self) -> str:
        return self._words(self.normal.escalate, self.urgent.escalate)

    @property
    def expire(self) -> str:
        return self._words(self.normal.expire, self.urgent.expire)

    def _words(self, normal: int | None, urgent: int | None) -> str:
        usual = days_words(self.clock, normal)
        return usual if normal == urgent else f"{usual} ({urgent})"


@dataclass(frozen=True, slots=True)
class ServiceTimes:
    """The clocks of one service, its own marked."""

    id: UUID
    name: str
    lines: list[Line]


def network_lines(rules: InForce) -> list[Line]:
    return [_line(clock, rules) for clock in RULED]


def service_lines(rules: InForce, own: frozenset[Clock]) -> list[Line]:
    return [_line(clock, rules, is_own=clock in own) for clock in OF_A_SERVICE]


def line_of(clock: Clock, row: ClockRule) -> Line:
    """Return the times that a row says."""
    return Line(clock, row.normal, row.urgent)


def _line(clock: Clock, rules: InForce, *, is_own: bool = False) -> Line:
    return Line(clock, rules[clock, Urgency.NORMAL], rules[clock, Urgency.URGENT], is_own)
