"""Who may open the pages of home."""

from tests.shape.access import row

ROWS = {
    "home.health": row("/healthz", anonymous=200, staff=200),
    "home.ready": row("/readyz", anonymous=200, staff=200),
    "home.today": row("/today", staff=200),
    "legal.accessibility": row("/accessibilita", anonymous=200, staff=200),
    "legal.licences": row("/licenze", anonymous=200, staff=200),
    "legal.privacy": row("/privacy", anonymous=200, staff=200),
    "trial.mailbox": row("/mailbox", anonymous=200, staff=200),
    "trial.style_guide": row("/style-guide", anonymous=200, staff=200),
    "home.welcome": row("/", anonymous=200, staff=200),
}
