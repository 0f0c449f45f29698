"""How a person proves who she is, and the browsers in which she did."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tenants.database import Base, random_id
from tenants.policies import behind_the_door, personal


class Credential(
    Base, policy=behind_the_door(why="Password hashes never leave the door's functions.")
):
    """How a person proves who she is; passkeys and single sign-on will stand beside it."""

    __tablename__ = "credential"

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"), primary_key=True)
    password_hash: Mapped[str]
    changed_at: Mapped[datetime]


class PasswordReset(
    Base,
    policy=behind_the_door(
        why="A reset is opened before anyone is known.",
        worker="SELECT (used_at, expires_at), DELETE",
    ),
):
    """A single-use way to a new password, by its token's hash."""

    __tablename__ = "password_reset"
    __table_args__ = (Index("ix_password_reset_token_hash", "token_hash"),)

    id: Mapped[UUID] = mapped_column(primary_key=True, default=random_id)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    token_hash: Mapped[str]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class WebSession(
    Base,
    policy=personal(
        app="SELECT, DELETE",
        door="SELECT, INSERT, UPDATE, DELETE",
        worker="SELECT (seen_at, created_at), DELETE",
    ),
):
    """A signed-in browser, known by the hash of its cookie."""

    __tablename__ = "web_session"
    __table_args__ = (Index("ix_web_session_user_id", "user_id"),)

    id_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id"))
    organisation_id: Mapped[UUID] = mapped_column(ForeignKey("organisation.id"))
    label: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    content: Mapped[dict[str, Any]] = mapped_column(default=dict, server_default=text("'{}'"))
