"""How long each clock runs before it reminds, escalates and expires: the network's defaults."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from portal.referrals.tracking.kinds import Clock, Urgency

LONGEST: Final = 60  # days: a rule beyond it would let a request rot

Rules = Mapping[tuple[Clock, Urgency], "Rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Days from the start of a clock; `expire` is none where nothing is ever closed by itself."""

    remind: int
    escalate: int
    expire: int | None = None

    @property
    def is_possible(self) -> bool:
        """Tell whether each step comes after the one before it, and the last one in time."""
        steps = [self.remind, self.escalate, *([self.expire] if self.expire is not None else [])]
        return steps[0] >= 1 and steps[-1] <= LONGEST and steps == sorted(set(steps))


DEFAULTS: Final[Rules] = {
    (Clock.RESPOND, Urgency.NORMAL): Rule(2, 5, 10),
    (Clock.RESPOND, Urgency.URGENT): Rule(1, 2, 4),
    (Clock.ANSWER, Urgency.NORMAL): Rule(2, 3),
    (Clock.ANSWER, Urgency.URGENT): Rule(1, 2),
    (Clock.CONTACT, Urgency.NORMAL): Rule(5, 10),
    (Clock.CONTACT, Urgency.URGENT): Rule(2, 4),
    (Clock.UPDATE, Urgency.NORMAL): Rule(30, 45),
    (Clock.UPDATE, Urgency.URGENT): Rule(14, 21),
    (Clock.CONFIRM, Urgency.NORMAL): Rule(7, 14),
    (Clock.CONFIRM, Urgency.URGENT): Rule(7, 14),
}
RULED: Final = tuple(dict.fromkeys(clock for clock, _urgency in DEFAULTS))
EXPIRING: Final = frozenset({Clock.RESPOND})  # the others are never closed by themselves
IN_CALENDAR_DAYS: Final = frozenset({Clock.UPDATE, Clock.CONFIRM})
OF_A_SERVICE: Final = (Clock.RESPOND, Clock.CONTACT, Clock.UPDATE)  # what a partner may change


def in_force(network: Rules, service: Rules) -> dict[tuple[Clock, Urgency], Rule]:
    """Return the rules of a service: its own where it has any, else the network's, else ours."""
    own = {key: rule for key, rule in service.items() if key[0] in OF_A_SERVICE}
    return {**DEFAULTS, **network, **own}
