"""The worker: procrastinate schedules the passes; what they do is idempotent and leased."""

import os
import socket
from collections.abc import Callable
from datetime import datetime

import procrastinate
from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from portal.config import Config
from portal.delivery import deliver
from portal.integrations.mail import Post
from portal.integrations.mail.live import SmtpPost
from portal.integrations.mail.mailbox import MailboxPost
from tenants.clock import now

EVERY_FIVE_SECONDS = "* * * * * */5"
EVERY_TEN_MINUTES = "*/10 * * * *"
EVERY_MORNING = "0 5 * * *"  # UTC

Pass = Callable[[datetime], object]

# Each room's periodic work: when, under which name, what. All of it may run twice unharmed.
PASSES: tuple[tuple[str, str, Pass], ...] = ()


def post_of(config: Config, engine: Engine) -> Post:
    """Return who carries the letters of this installation."""
    if config.smtp_url:
        return SmtpPost(config.smtp_url, config.mail_from)
    return MailboxPost(engine)


def worker_engine(config: Config) -> Engine:
    return create_engine(config.worker_url, pool_size=2, pool_pre_ping=True)


def worker_name() -> str:
    return f"{socket.gethostname()}-{os.getpid()}"


def schedule(app: Flask) -> procrastinate.App:
    """Return the queue with every periodic pass of the portal."""
    config: Config = app.config["PORTAL"]
    engine = worker_engine(config)
    post = post_of(config, engine)
    conninfo = config.worker_url.replace("postgresql+psycopg", "postgresql")
    connector = procrastinate.PsycopgConnector(
        conninfo=conninfo, kwargs={"options": "-csearch_path=jobs"}
    )
    queue = procrastinate.App(connector=connector)

    def every(cron: str, name: str, work: Pass) -> None:
        def run(timestamp: int) -> None:  # noqa: ARG001 -- the moment it was due; we take the present
            with app.app_context():
                work(now())

        queue.periodic(cron=cron)(
            queue.task(name=name, queueing_lock=name, pass_context=False)(run)
        )

    every(
        EVERY_FIVE_SECONDS,
        "deliver",
        lambda at: deliver(engine, post, worker=worker_name(), at=at),
    )
    for cron, name, work in PASSES:
        every(cron, name, work)
    _requeue_stalled(queue)
    return queue


def _requeue_stalled(queue: procrastinate.App) -> None:
    """Give back what a killed worker left behind; the queue alone would hold it forever."""

    @queue.periodic(cron=EVERY_TEN_MINUTES)
    @queue.task(name="requeue-stalled", queueing_lock="requeue-stalled")
    async def requeue(timestamp: int) -> None:  # noqa: ARG001 -- given by the queue
        for job in await queue.job_manager.get_stalled_jobs():
            await queue.job_manager.retry_job(job)


def run_worker(app: Flask) -> None:
    """Work until told to stop; a signal lets the pass under way finish."""
    queue = schedule(app)
    queue.run_worker(concurrency=1, delete_jobs="always", fetch_job_polling_interval=1.0)
