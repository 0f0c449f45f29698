"""The mailbox of an installation without SMTP: what would have been sent, kept to be read."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Index, desc, select
from sqlalchemy.dialects.postgresql import insert as upsert
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Mapped, mapped_column

from portal.integrations.mail import Mail
from tenants.clock import now
from tenants.database import Base, db
from tenants.policies import open_to_all


class MailboxMessage(
    Base,
    policy=open_to_all(
        why="Filled only without SMTP_URL, where every person and address is invented.",
        app="SELECT",
        worker="SELECT, INSERT",
    ),
):
    """A letter that a demo installation would have sent."""

    __tablename__ = "mailbox_message"
    __table_args__ = (Index("ix_mailbox_message_sent_at", "sent_at"),)

    id: Mapped[UUID] = mapped_column(primary_key=True)
    to: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    sent_at: Mapped[datetime]


class MailboxPost:
    """Carries letters into the table; the same letter twice is kept once."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def send(self, mail: Mail) -> None:
        values = {"id": mail.id, "to": mail.to, "subject": mail.subject, "text": mail.text}
        statement = upsert(MailboxMessage).values(**values, sent_at=now())
        with self.engine.begin() as connection:
            connection.execute(statement.on_conflict_do_nothing())


def newest(limit: int = 50) -> list[MailboxMessage]:
    """Return the newest letters first."""
    ordered = select(MailboxMessage).order_by(desc(MailboxMessage.sent_at), MailboxMessage.id)
    return list(db.session.scalars(ordered.limit(limit)))
