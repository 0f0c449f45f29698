"""A plain model of one referral: who sees what, and which move each may make.

It is written from the tables of domain.md section 2, in Python alone: it knows nothing of policies,
functions or shares.
"""

from dataclasses import dataclass, field
from uuid import UUID

from portal.referrals.tracking.kinds import Level, Side, Status
from portal.referrals.tracking.moves import MOVES
from tenants.database import new_id

SENDERS = {"marta", "mina"}
PARTNERS = {"olga", "oriana"}
HELD = {Level.PREVIEW, Level.CONTACT, Level.DELIVERY}
OPEN_LEVELS = {
    Status.REQUESTED: {Level.PREVIEW},
    Status.ACCEPTED: HELD,
    Status.IN_PROGRESS: HELD,
    Status.ON_HOLD: HELD,
    Status.COMPLETED: {Level.CLOSED},
    Status.FAILED: {Level.CLOSED},
}


@dataclass(frozen=True)
class Actor:
    """Somebody in an organisation, with what her roles let her reach."""

    name: str
    organisation_id: UUID
    cases: bool = False
    intake: bool = False
    user_id: UUID = field(default_factory=new_id)


@dataclass
class Sight:
    """What somebody sees of one referral."""

    row: bool
    levels: set[Level]
    messages: int
    history: bool
    subject: bool
    notes: dict[str, int]


@dataclass
class Model:
    """What should be true of one referral."""

    status: Status = Status.REQUESTED
    operator: str = ""
    agreed: bool = True
    protected: bool = False
    attempted: bool = False
    messages: int = 0
    notes: dict[str, int] = field(default_factory=lambda: {"sender": 0, "partner": 0})

    def sight(self, actor: Actor) -> Sight:
        """Return what an actor should see now."""
        sends, takes = self.sends(actor), actor.name in PARTNERS
        levels = set(Level) if sends else self._disclosed(actor) if takes else set()
        return Sight(
            row=sends or takes,
            levels=levels,
            messages=self.messages if levels else 0,
            history=sends or takes,
            subject=sends,
            notes={
                "sender": self.notes["sender"] if sends else 0,
                "partner": self.notes["partner"] if takes else 0,
            },
        )

    def sends(self, actor: Actor) -> bool:
        """Tell whether an actor holds the sender's side."""
        return actor.name in SENDERS and (not self.protected or actor.name == "marta")

    def answer_to(self, actor: Actor, side: Side, to: Status) -> str:
        """Return what should come of a move: done, refused, or not there."""
        sides = {Side.SENDER: self.sends(actor), Side.PARTNER: actor.name in PARTNERS}
        if not sides.get(side, False):
            return "not there"
        if side not in MOVES.get((self.status, to), ()):
            return "refused"
        undoing = (self.status, to) == (Status.ACCEPTED, Status.REQUESTED)
        return "refused" if undoing and self.attempted else "done"

    def moved(self, actor: Actor, to: Status) -> None:
        """Take note of a move that was done."""
        self.status = to
        if to is Status.ACCEPTED:
            self.operator, self.attempted = actor.name, False
        if to is Status.REQUESTED:
            self.operator = ""

    def _disclosed(self, actor: Actor) -> set[Level]:
        if not self.agreed:
            return set()
        opened = OPEN_LEVELS.get(self.status, set())
        return {each for each in opened if each != Level.DELIVERY or actor.name == self.operator}
