"""The worker: procrastinate schedules the passes; what they do is idempotent and leased."""

import os
import socket
from collections.abc import Callable
from datetime import datetime

import procrastinate
from flask import Flask
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Status
from sqlalchemy import create_engine
from sqlalchemy.engine import Engine

from portal.catalogue.importing import actions as importing
from portal.catalogue.publishing.relisting.actions import relist
from portal.catalogue.publishing.reminding.actions import remind
from portal.config import Config
from portal.delivery import deliver
from portal.integrations.mail import Post
from portal.integrations.mail.live import SmtpPost
from portal.integrations.mail.mailbox import MailboxPost
from portal.oversight.counting import actions as counting
from portal.participants.enrolment.herself import actions as enrolments
from portal.participants.household.counting.actions import recount_children
from portal.participants.importing import actions as case_importing
from portal.referrals.clocks import actions as clocks
from portal.referrals.notices.telling import actions as notices
from portal.referrals.sharing.expiring import actions as agreements
from portal.referrals.waiting.turns import actions as turns
from tenants.clock import now
from tenants.database import random_id
from tenants.tidying import tidy

EVERY_FIVE_SECONDS = "* * * * * */5"
EVERY_TEN_MINUTES = "*/10 * * * *"
EVERY_NIGHT = "30 1 * * *"  # UTC
EVERY_MORNING = "0 5 * * *"  # UTC
OUTAGE = 5.0  # seconds without a database after which the worker ends, to be started again
AT_ONCE = 3  # a long import does not hold the letters up

Pass = Callable[[datetime], object]

# Each room's periodic work: when, under which name, what. All of it may run twice unharmed.
PASSES: tuple[tuple[str, str, Pass], ...] = (
    (EVERY_FIVE_SECONDS, "import", importing.carry_on),
    (EVERY_FIVE_SECONDS, "import-cases", case_importing.carry_on),
    (EVERY_FIVE_SECONDS, "relist", relist),
    (EVERY_TEN_MINUTES, "clocks", clocks.run),
    (EVERY_TEN_MINUTES, "waiting-lists", turns.run),
    (EVERY_MORNING, "remind", remind),
    (EVERY_NIGHT, "recount-children", recount_children),
    (EVERY_NIGHT, "retime-clocks", clocks.retime),
    (EVERY_NIGHT, "end-agreements", agreements.run),
)


def run_worker(app: Flask) -> bool:
    """Work until told to stop; return False when the database went away meanwhile.

    A signal lets the passes under way finish.
    """
    try:
        schedule(app).run_worker(
            concurrency=AT_ONCE,
            delete_jobs="always",
            fetch_job_polling_interval=1.0,
            shutdown_graceful_timeout=15.0,
        )
    except ConnectorException:
        return False
    return True


def schedule(app: Flask) -> procrastinate.App:
    """Return the queue with every periodic pass of the portal."""
    config: Config = app.config["PORTAL"]
    engine = worker_engine(config)
    post = post_of(config, engine)
    queue = _queue(config)
    own: tuple[tuple[str, str, Pass], ...] = (
        (
            EVERY_FIVE_SECONDS,
            "deliver",
            lambda at: deliver(engine, post, worker=pass_name(), at=at),
        ),
        (EVERY_NIGHT, "tidy", lambda at: tidy(engine, at)),
        (EVERY_FIVE_SECONDS, "tell", lambda at: notices.tell(engine, at)),
        (EVERY_MORNING, "sum-up-notices", lambda at: notices.sum_up(engine, at)),
        (EVERY_NIGHT, "forget-enrolments", lambda at: enrolments.forget_expired(engine, at)),
        (EVERY_NIGHT, "count-referrals", lambda at: counting.refresh(engine, at)),
    )
    for cron, name, work in (*own, *PASSES):
        _every(cron, queue, name, _in_context(app, work))
    _give_back_stalled(queue, {name for _cron, name, _work in (*own, *PASSES)})
    return queue


def post_of(config: Config, engine: Engine) -> Post:
    """Return who carries the letters of this installation."""
    if config.smtp_url:
        return SmtpPost(config.smtp_url, config.mail_from)
    return MailboxPost(engine)


def worker_engine(config: Config) -> Engine:
    return create_engine(
        config.worker_url, pool_size=AT_ONCE, pool_pre_ping=True, hide_parameters=True
    )


def pass_name() -> str:
    """Name one pass of one process, as nothing before or beside it is named."""
    return f"{socket.gethostname()}-{os.getpid()}-{random_id().hex[:8]}"


def _queue(config: Config) -> procrastinate.App:
    conninfo = config.worker_url.replace("postgresql+psycopg", "postgresql")
    connector = procrastinate.PsycopgConnector(
        conninfo=conninfo,
        kwargs={"options": "-csearch_path=jobs"},
        timeout=OUTAGE,
        reconnect_timeout=OUTAGE,
    )
    return procrastinate.App(connector=connector)


def _in_context(app: Flask, work: Pass) -> Callable[[int], None]:
    def run(timestamp: int) -> None:  # noqa: ARG001 -- the moment it was due; we take the present
        with app.app_context():
            work(now())

    return run


def _every(cron: str, queue: procrastinate.App, name: str, run: Callable[..., object]) -> None:
    queue.periodic(cron=cron)(queue.task(name=name, queueing_lock=name)(run))


def _give_back_stalled(queue: procrastinate.App, passes: set[str]) -> None:
    """Give back what a killed worker left behind; the queue alone would hold it forever.

    A pass comes again by the clock, so what is left of it is thrown away.
    """

    async def give_back(timestamp: int) -> None:  # noqa: ARG001 -- given by the queue
        for job in await queue.job_manager.get_stalled_jobs():
            if job.task_name in passes:
                await queue.job_manager.finish_job(job, Status.FAILED, delete_job=True)
            else:
                await queue.job_manager.retry_job(job)

    _every(EVERY_TEN_MINUTES, queue, "give-back-stalled", give_back)
