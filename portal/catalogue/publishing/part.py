"""What every published part of a service has in common: its service, its order, its readers."""

from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from tenants.database import Owned, inside
from tenants.policies import AS_LEAD, OWN, Policy

WRITERS = f"{OWN} OR {AS_LEAD}"


def with_its_service(extra: str = "", *, door: str = "") -> Policy:
    """Return the policy of a published part: read by whoever may read its service."""
    visible = (
        "EXISTS (SELECT FROM service s WHERE s.organisation_id = {table}.organisation_id "
        "AND s.id = {table}.service_id)"
    )
    read = f"{OWN} OR ({visible}{extra})"
    why = "Parts of a published service go where it goes."
    return Policy(read=read, write=WRITERS, door=door, why=why)


class Part(Owned):
    """A published part of a service; its id comes from the document and stays."""

    service_id: Mapped[UUID]
    sort: Mapped[int] = mapped_column(default=0)

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:  # noqa: N805 -- a class method in disguise
        name = cls.__tablename__  # type: ignore[attr-defined]
        return (
            inside("service", "service_id", ondelete="CASCADE"),
            Index(f"ix_{name}_service", "organisation_id", "service_id", "sort"),
        )
