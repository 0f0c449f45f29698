"""How Alembic reaches the database: as the owner, one step at a time, never waiting long."""

from alembic import context
from flask import current_app
from sqlalchemy import create_engine, text

import tenants.models  # noqa: F401 -- fills the metadata
from migrations.policy_operations import with_policies
from tenants.database import Base

config = context.config
url = current_app.config["PORTAL"].owner_url


def keep(_object, name, kind, _reflected, _compare_to):
    """Leave the queue's own schema alone."""
    return not (kind == "table" and name.startswith("procrastinate"))


def run(connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_object=keep,
        process_revision_directives=with_policies,
        transaction_per_migration=True,
        render_as_batch=False,
        compare_server_default=False,
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


engine = create_engine(url)
with engine.connect() as owner:
    owner.execute(text("SET lock_timeout = '3s'"))
    owner.execute(text("SET statement_timeout = '600s'"))
    owner.execute(text("SET portal.migration = 'on'"))
    owner.commit()
    run(owner)
engine.dispose()
