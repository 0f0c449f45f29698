"""Which kinds of service of the catalogue answer a need: codes of the taxonomy."""

from collections.abc import Iterable

BY_DOMAIN: dict[str, tuple[str, ...]] = {
    "work": ("LAV", "FOR", "IMP", "AZI-05", "CON-03"),
    "care": ("CUR", "TRA-02"),
    "home": ("CUR-04", "FAM-01", "CON-02"),
    "health": ("BEN-06", "FAM-04", "FAM-06"),
    "network": ("BEN-01", "BEN-02", "BEN-04", "FAM-01", "FAM-02"),
    "mobility": ("TRA",),
    "money": ("CON-04", "CON-05", "FOR-05"),
}
# From which age to which, in years, a kind is looked for.
FOR_CHILDREN: dict[str, tuple[int, int]] = {
    "EDU-01": (0, 2),
    "EDU-02": (0, 2),
    "EDU-03": (2, 5),
    "EDU-04": (0, 5),
    "EDU-05": (0, 5),
    "EDU-06": (0, 13),
    "DOP-01": (3, 13),
    "DOP-02": (6, 14),
    "DOP-03": (3, 14),
    "DOP-05": (3, 14),
    "DOP-06": (3, 17),
    "ORI-05": (11, 17),
    "TRA-01": (3, 13),
    "FAM-01": (0, 17),
}


def kinds_for(domain: str, ages: Iterable[int]) -> tuple[str, ...]:
    """Return the kinds that answer a need; those for children by the ages of hers."""
    if domain != "childcare":
        return BY_DOMAIN.get(domain, ())
    known = tuple(ages)
    return tuple(
        kind
        for kind, (low, high) in FOR_CHILDREN.items()
        if not known or any(low <= age <= high for age in known)
    )
