"""The partner's side: its queue, its answers, the link of a letter, its list on paper."""

from portal.referrals.inbox import attention, handover
from portal.referrals.inbox.answering import views as answering
from portal.referrals.inbox.listing import views as listing
from portal.referrals.inbox.opening import views as opening
from portal.referrals.inbox.pages import pages
from portal.referrals.inbox.queue import views as queue

REGISTERED = (answering, attention, handover, listing, opening, queue)
BLUEPRINTS = (pages,)
