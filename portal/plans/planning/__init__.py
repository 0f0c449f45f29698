"""The individual conciliation plan: written, agreed, looked at again, printed."""

from portal.plans.planning import covering, panels, views  # noqa: F401 -- each registers itself
from portal.plans.planning.pages import plans
from portal.plans.planning.printing import views as _printing  # noqa: F401 -- its pages
from portal.plans.planning.suggesting import views as _suggesting  # noqa: F401 -- its pages
from portal.plans.planning.writing import views as _writing  # noqa: F401 -- its pages

BLUEPRINTS = (plans,)
