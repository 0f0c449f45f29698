"""A term that is no longer offered stays in the services that carry it, marked."""

from collections.abc import Iterable, Mapping
from typing import Any

from portal.catalogue.publishing.drafting.forms import ServiceForm
from portal.catalogue.taxonomy import queries as taxonomy
from portal.ui.choices import choices


def offer_old_terms(form: ServiceForm, doc: Mapping[str, Any]) -> ServiceForm:
    """Offer also the terms that the document carries and that nobody else may choose any more."""
    kinds = doc.get("kinds", ())
    carried: tuple[tuple[Any, Iterable[str]], ...] = (
        (form.kinds.form.first, kinds),
        (form.kinds.form.others, kinds),
        (form.targets, doc.get("targets", ())),
        (form.access, doc.get("access", ())),
        (form.accessibility, doc.get("accessibility", ())),
    )
    for field, codes in carried:
        field.choices = [*field.choices, *_old(codes)]
    return form


def _old(codes: Iterable[str]) -> Any:  # noqa: ANN401 -- WTForms' own
    terms = filter(None, map(taxonomy.term, codes))
    return choices(
        (each.code, taxonomy.marked_name(each.code)) for each in terms if each.deprecated_on
    )
