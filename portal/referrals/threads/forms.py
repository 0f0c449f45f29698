"""What is written in a thread: a message to the other party, a note for one's own side."""

from typing import Any

from wtforms import TextAreaField
from wtforms.validators import InputRequired, Length

from portal.ui.forms import Form
from portal.ui.language import lazy as _l

LONGEST = 2000


def _text(label: Any, hint: Any = "") -> TextAreaField:  # noqa: ANN401 -- lazy messages
    return TextAreaField(
        label,
        description=hint,
        validators=[InputRequired(), Length(max=LONGEST)],
        render_kw={"rows": "3"},
    )


class MessageForm(Form):
    """A message that both parties read."""

    text = _text(_l("Scrivi un messaggio"), _l("Lo leggete solo voi e l'altra organizzazione."))


class QuestionForm(Form):
    """A question before the answer: the clock stands still meanwhile."""

    text = _text(
        _l("Fai una domanda"),
        _l(
            "Niente nomi e niente sulla salute: prima di accettare non servono. "
            "Finché non ti rispondono il tuo tempo sta fermo."
        ),
    )


class AnswerForm(Form):
    """The answer to a partner's question, before it knows who she is."""

    text = _text(
        _l("Rispondi"),
        _l(
            "Niente nomi e niente sulla salute: il partner non ha ancora accettato. "
            "Con la risposta il suo tempo riparte."
        ),
    )


class NoteForm(Form):
    """A note that only one's own side reads."""

    note = _text(_l("Nota interna"), _l("L'altra organizzazione non la vede mai."))
