"""Logs: one JSON object a line, with fields; identifiers, never names, addresses or secrets."""

import json
import logging
import traceback
from datetime import UTC, datetime
from typing import Any

LONGEST_MESSAGE = 500
_OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """Writes a record as one line; JSON escapes every line break that a visitor may send."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage()[:LONGEST_MESSAGE],
        }
        line |= {key: value for key, value in vars(record).items() if key not in _OF_EVERY_RECORD}
        if record.exc_info and record.exc_info[1]:
            line["error"] = _told(record.exc_info[1])
        return json.dumps(line, default=str, ensure_ascii=False)


class PathsLeftOut(logging.Filter):
    """Leaves addresses out of the web server's own words: a path may hold a mailed token."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_without_path(argument) for argument in record.args)
        return True


def _without_path(argument: object) -> object:
    return "/…" if isinstance(argument, str) and argument.startswith("/") else argument


def _told(error: BaseException) -> list[str]:
    """Return where an error came from; of its message the first line only.

    What a database adds after it (DETAIL, parameters) may hold what a person typed.
    """
    told: list[str] = []
    cause: BaseException | None = error
    while cause is not None:
        words = (str(cause).splitlines() or [""])[0][:LONGEST_MESSAGE]
        told.append(f"{type(cause).__name__}: {words}")
        frames = traceback.extract_tb(cause.__traceback__)
        told.extend(f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return told


def configure() -> None:
    """Send every logger of the process to standard error: ours from INFO, others from WARNING."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    for name in ("portal", "tenants"):
        logging.getLogger(name).setLevel(logging.INFO)
    logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # repeats an outage every second
