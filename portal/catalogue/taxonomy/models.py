"""The taxonomy's terms and the lead's zones: the network's own, editable by the lead."""

from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlalchemy import Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, Stamped, Versioned, new_id
from tenants.policies import network


class Scheme(StrEnum):
    """The four lists of terms."""

    KIND = "kind"
    TARGET = "target"
    ACCESS = "access"
    ACCESSIBILITY = "accessibility"


class TaxonomyTerm(
    Stamped,
    Versioned,
    Base,
    policy=network(why="Everyone sorts services by the same words; the lead keeps them."),
):
    """One term; its code is never used again once it is deprecated (HSDS taxonomy_term)."""

    __tablename__ = "taxonomy_term"
    __table_args__ = (Index("ix_taxonomy_term_scheme", "scheme", "sort", "code"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    scheme: Mapped[Scheme]
    code: Mapped[str] = mapped_column(unique=True)
    parent_code: Mapped[str | None]
    name_it: Mapped[str]
    name_en: Mapped[str]
    description_it: Mapped[str] = mapped_column(default="", server_default="")
    description_en: Mapped[str] = mapped_column(default="", server_default="")
    synonyms_it: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    synonyms_en: Mapped[list[Any]] = mapped_column(default=list, server_default=text("'[]'"))
    sort: Mapped[int] = mapped_column(default=0)
    deprecated_on: Mapped[date | None]
    replaced_by: Mapped[str | None]


class Zone(
    Stamped,
    Versioned,
    Base,
    policy=network(why="A preset of municipalities that every editor may choose."),
):
    """A group of municipalities, offered as a preset of the area served."""

    __tablename__ = "zone"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=new_id)
    code: Mapped[str] = mapped_column(unique=True)
    name_it: Mapped[str]
    name_en: Mapped[str]
    municipalities: Mapped[list[Any]] = mapped_column(default=list)
    sort: Mapped[int] = mapped_column(default=0)
