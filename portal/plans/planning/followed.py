"""What a plan asks of the woman it is for: her row is the business of the cases."""

from datetime import date
from typing import Protocol
from uuid import UUID


class Followed(Protocol):
    """A participant, as the plan knows her."""

    @property
    def id(self) -> UUID: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def given_name(self) -> str: ...
    @property
    def municipality(self) -> str: ...
    @property
    def enrolled_on(self) -> date: ...
