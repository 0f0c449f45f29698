"""The app as it is read at collection: its routes, without a database behind it."""

from pathlib import Path

from portal.app import create_app
from portal.config import Config

NOWHERE = "postgresql+psycopg://portal_app@/nowhere"


def app_for_reading():
    """Return an app whose map of addresses can be read; nothing connects."""
    return create_app(
        Config(
            database_url=NOWHERE,
            owner_url="",
            worker_url="",
            secret_key="r" * 32,
            field_keys=("7" * 64,),
            smtp_url=None,
            mail_from="portale@hub.example",
            public_url="http://localhost",
            production=False,
            port=8000,
            data_dir=Path("var"),
            demo_password="tre parole di prova",
        )
    )
