"""Who may open the pages of finding: everyone, but for what the lead reads of vain searches."""

from tests.shape.access import row

ROWS = {
    "search.gaps": row("/searches", staff=403, reviewer=200, overseer=200, network_admin=200),
    "search.robots": row("/robots.txt", anonymous=200, staff=200),
    "search.services": row("/servizi", anonymous=200, staff=200),
    "search.sitemap": row("/sitemap.xml", anonymous=200, staff=200),
}
