"""Who may open the pages of home."""

from tests.shape.access import row

ROWS = {
    "home.health": row("/healthz", anonymous=200, staff=200),
    "home.ready": row("/readyz", anonymous=200, staff=200),
    "home.today": row("/today", staff=200),
    "home.welcome": row("/", anonymous=200, staff=200),
}
