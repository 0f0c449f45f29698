"""Cases: who is followed, in which state, by whom; the page of a person."""

from portal.participants.cases import attention, handover  # noqa: F401 -- each registers itself
from portal.participants.cases.following import views as _following  # noqa: F401 -- its pages
from portal.participants.cases.listing import views as _listing  # noqa: F401 -- its pages
from portal.participants.cases.page import views as _page  # noqa: F401 -- its pages
from portal.participants.cases.pages import cases

BLUEPRINTS = (cases,)
