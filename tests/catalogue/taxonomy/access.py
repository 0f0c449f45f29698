"""Who may change the words of the catalogue: the lead's network administrators."""

from tests.shape.access import row

KEEPER = {"staff": 403, "network_admin": 200}

ROWS = {
    "taxonomy.deprecation": row("/taxonomy/EDU-05/deprecation", **KEEPER),
    "taxonomy.new_term": row("/taxonomy/new?group=EDU", **KEEPER),
    "taxonomy.new_zone": row("/zones/new", **KEEPER),
    "taxonomy.restoration": row("/taxonomy/EDU-05/restoration", staff=403, network_admin=303),
    "taxonomy.term": row("/taxonomy/EDU-01", **KEEPER),
    "taxonomy.terms": row("/taxonomy", **KEEPER),
    "taxonomy.zone": row("/zones/valle-cervo", **KEEPER),
    "taxonomy.zone_removal": row("/zones/valle-cervo/removal", staff=403, network_admin=303),
    "taxonomy.zones": row("/zones", **KEEPER),
}
