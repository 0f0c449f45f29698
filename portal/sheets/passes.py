"""A worker's pass over the imports of one kind: batch after batch, each a transaction.

A worker killed anywhere loses the batch under way and doubles nothing; another goes on where it
stopped.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy.engine import Engine

from portal.sheets import leases
from portal.sheets.leases import Lease, LostLeaseError, Queue
from tenants.clock import now

log = logging.getLogger("portal.importing")

LONGEST_PASS = timedelta(minutes=1)  # the next pass comes in seconds

Batch = Callable[[Lease], bool]


def carry_on(queue: Queue, batch: Batch, at: datetime) -> int:
    """Work on what waits; return how many batches were done."""
    worker, started, batches = leases.engine(), now(), 0
    queue.forget_old(worker, at)
    while now() - started < LONGEST_PASS:
        lease = queue.take(worker, at)
        if lease is None:
            break
        batches += _work_through(queue, batch, worker, lease, started)
    return batches


def _work_through(
    queue: Queue, batch: Batch, worker: Engine, lease: Lease, started: datetime
) -> int:
    """Do batch after batch; whoever lost the import meanwhile leaves it to the other."""
    batches = 0
    try:
        while now() - started < LONGEST_PASS and batch(lease):
            batches += 1
            queue.renew(worker, lease, now())
    except LostLeaseError:
        log.warning("import lease lost", extra={"run": lease.run_id})
    queue.give_back(worker, lease)
    return batches
