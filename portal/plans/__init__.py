"""What a woman and her welfare manager agree, and the hours that it covers."""

from portal.plans import hours, planning

BLUEPRINTS = (*hours.BLUEPRINTS, *planning.BLUEPRINTS)
