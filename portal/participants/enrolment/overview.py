"""What the overview of a case tells of its enrolment: what she asked for, and a rule overridden."""

from portal.participants.cases.models import Participant
from portal.participants.cases.panels import Panel, panel
from portal.participants.enrolment import words
from portal.participants.enrolment.kinds import Travel
from portal.ui.language import gettext as _


@panel(sort=15)
def asked_for(participant: Participant) -> Panel | None:
    """Show her words, how she gets around, and why she is followed although a rule says no."""
    travels = ", ".join(str(words.TRAVELS[Travel(code)]) for code in _travels(participant))
    facts = [
        (_("Spostamenti"), travels),
        (_("Perché la seguiamo lo stesso"), participant.override_reason),
    ]
    if not (participant.story or any(said for _term, said in facts)):
        return None
    values = {"story": participant.story, "facts": facts}
    return Panel(_("Che cosa ha chiesto"), "enrolments/panel.html", values)


def _travels(participant: Participant) -> list[str]:
    return [code for code in participant.travels_by.split() if code in set(Travel)]
