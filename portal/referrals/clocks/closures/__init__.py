"""When an organisation is closed: it says so itself, and its clocks stand still meanwhile."""
