"""A worker in a process of its own, made to be killed: python -m … <web url> <worker url>."""

import sys
from pathlib import Path

from portal.app import create_app
from portal.catalogue.importing import actions
from portal.config import Config
from tenants.clock import now


def work(database_url, worker_url):
    config = Config(
        database_url=database_url,
        owner_url="",
        worker_url=worker_url,
        secret_key="k" * 32,
        field_keys=("ab" * 32,),
        smtp_url=None,
        mail_from="portale@hub.example",
        public_url="http://localhost",
        production=False,
        port=8000,
        data_dir=Path("var"),
        demo_password="tre parole di prova",
    )
    with create_app(config).app_context():
        actions.carry_on(now())


if __name__ == "__main__":
    work(*sys.argv[1:])
