"""Who may open the pages of finding: everyone, but for what the lead reads of vain searches."""

from tests.shape.access import row

ROWS = {
    "search.services": row("/servizi", anonymous=200, staff=200),
}
