"""One cell while it is read: its text, the words it may use, and what there is to say about it."""

from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar


class Speaking(Protocol):
    """What knows at least the language in which cells are written."""

    language: str


Vocabulary = TypeVar("Vocabulary", bound=Speaking)


class UnreadableCellError(Exception):
    """The cell does not say what its column asks; `code` names the answer to give."""

    def __init__(self, code: str, **values: Any) -> None:  # noqa: ANN401 -- what the answer shows
        super().__init__(code)
        self.code = code
        self.values = values


@dataclass(slots=True)
class Cell(Generic[Vocabulary]):
    """The text of a cell, with the remarks that reading it gives rise to."""

    text: str
    words: Vocabulary
    remarks: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def remark(self, code: str, **values: Any) -> None:  # noqa: ANN401 -- what the answer shows
        self.remarks.append((code, values))
