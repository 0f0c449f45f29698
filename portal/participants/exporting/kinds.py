"""The lists that can be exported, the files, and whether names go with them."""

from enum import StrEnum


class ExportList(StrEnum):
    CASES = "cases"
    CHILDREN = "children"
    INTERVIEWS = "interviews"
    TASKS = "tasks"


class ExportFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


class Naming(StrEnum):
    CODES = "codes"
    NAMES = "names"
