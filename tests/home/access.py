"""Who may open the pages of home."""

from tests.given.feedback import a_report
from tests.shape.access import row

ROWS = {
    "feedback.close": row(
        "/network/accessibility/{id}/closing",
        given=lambda world: a_report(f"Non trovo {world.canary}"),
        staff=403,
        network_admin=303,
    ),
    "feedback.report": row("/accessibilita/segnalazione", anonymous=200, staff=200),
    "feedback.reports": row("/network/accessibility", staff=403, network_admin=200),
    "feedback.thanks": row("/accessibilita/segnalazione/grazie", anonymous=200, staff=200),
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
