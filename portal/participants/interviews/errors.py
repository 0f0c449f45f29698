"""What the rules of interviews, notes and tasks refuse, each with the field that it is about."""


class InterviewError(Exception):
    """Something that cannot be so; `field` names where it was typed."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field
