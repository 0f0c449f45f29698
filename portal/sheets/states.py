"""The codes of every import: where a run stands, what the check says of a row, the file's kind."""

from enum import StrEnum


class RunState(StrEnum):
    CHECKED = "checked"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    UNDOING = "undoing"
    UNDONE = "undone"


UNDER_WAY = frozenset({RunState.WAITING, RunState.RUNNING, RunState.UNDOING})


class FileFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


class Verdict(StrEnum):
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
