"""The pages where the lead keeps the words of the catalogue."""

from dataclasses import dataclass

from flask import Blueprint, flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.catalogue.taxonomy import actions, queries
from portal.catalogue.taxonomy.forms import (
    NOTHING,
    DeprecationForm,
    NewTermForm,
    TermForm,
    ZoneForm,
)
from portal.catalogue.taxonomy.models import Scheme, TaxonomyTerm, Zone
from portal.catalogue.taxonomy.permissions import Taxonomy
from portal.ui.language import gettext as _
from portal.ui.language import lazy as _l
from portal.ui.render import render, see
from portal.ui.shell import Entry, offer
from tenants.permissions import NotFoundError, requires

pages = Blueprint("taxonomy", __name__)
offer(Entry("Voci del catalogo", "taxonomy.terms", "tags", Taxonomy.EDIT, sort=70))

TERM_PAGE = "taxonomy/term.html"
CONFLICT = 409
LISTS = {
    Scheme.KIND: _l("Tipi di servizio"),
    Scheme.TARGET: _l("Destinatari"),
    Scheme.ACCESS: _l("Modi di accesso"),
    Scheme.ACCESSIBILITY: _l("Accessibilità"),
}


@dataclass(frozen=True, slots=True)
class Tab:
    """One of the lists, as the tabs show it."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part of a list: a group of kinds, or the whole list."""

    group: TaxonomyTerm | None
    terms: list[TaxonomyTerm]


@pages.get("/taxonomy")
@requires(Taxonomy.EDIT)
def terms() -> ResponseReturnValue:
    scheme = _scheme_asked()
    sections = _sections(scheme)
    return render(
        "taxonomy/terms.html",
        scheme=scheme,
        title=LISTS[scheme],
        sections=sections,
        tabs=_tabs(scheme),
    )


@pages.route("/taxonomy/new", methods=["GET", "POST"])
@requires(Taxonomy.EDIT)
def new_term() -> ResponseReturnValue:
    scheme = _scheme_asked()
    form = NewTermForm(group=_group_asked(scheme))
    if form.validate_on_submit():
        try:
            added = actions.add_term(scheme, group=form.group.data or None, words=form.words())
        except actions.TaxonomyError as error:
            form.reject(error)
        else:
            flash(_("Voce aggiunta: il suo codice è %(code)s.", code=added.code), "success")
            return see(_list_of(added))
    return render(
        "taxonomy/new_term.html",
        form=form,
        scheme=scheme,
        title=LISTS[scheme],
        group=queries.row(form.group.data) if form.group.data else None,
    )


@pages.route("/taxonomy/<code>", methods=["GET", "POST"])
@requires(Taxonomy.EDIT)
def term(code: str) -> ResponseReturnValue:
    found = _term(code)
    form = TermForm.of(found)
    if form.validate_on_submit():
        try:
            actions.change_term(
                found, version=form.version.data or 0, words=form.words(), after=form.moved()
            )
        except actions.StaleTermError:
            theirs = form.against(found)
            return render(TERM_PAGE, status=CONFLICT, form=form, term=found, theirs=theirs)
        except actions.TaxonomyError as error:
            form.reject(error)
        else:
            flash(_("Voce salvata."), "success")
            return see(_list_of(found))
    return render(TERM_PAGE, form=form, term=found, theirs=None)


@pages.route("/taxonomy/<code>/deprecation", methods=["GET", "POST"])
@requires(Taxonomy.EDIT)
def deprecation(code: str) -> ResponseReturnValue:
    found = _term(code)
    form = DeprecationForm(version=found.version)
    form.offer(queries.replacements(found))
    if form.validate_on_submit():
        chosen = form.replaced_by.data
        try:
            actions.deprecate_term(
                found,
                version=form.version.data or 0,
                replaced_by=None if chosen == NOTHING else chosen,
            )
        except actions.TaxonomyError as error:
            form.reject(error)
        else:
            flash(_("La voce non si propone più: chi l'ha già la conserva."), "success")
            return see(_list_of(found))
    return render("taxonomy/deprecation.html", form=form, term=found)


@pages.post("/taxonomy/<code>/restoration")
@requires(Taxonomy.EDIT)
def restoration(code: str) -> ResponseReturnValue:
    found = actions.restore_term(_term(code))
    flash(_("La voce è di nuovo in uso."), "success")
    return see(_list_of(found))


@pages.get("/zones")
@requires(Taxonomy.EDIT)
def zones() -> ResponseReturnValue:
    return render("taxonomy/zones.html", zones=queries.zone_rows(), tabs=_tabs(None))


@pages.route("/zones/new", methods=["GET", "POST"])
@requires(Taxonomy.EDIT)
def new_zone() -> ResponseReturnValue:
    form = ZoneForm.of()
    if form.validate_on_submit():
        try:
            actions.add_zone(form.words())
        except actions.TaxonomyError as error:
            form.reject(error)
        else:
            flash(_("Zona aggiunta."), "success")
            return see(url_for("taxonomy.zones"))
    return render("taxonomy/zone.html", form=form, zone=None, theirs=None, removable=False)


@pages.route("/zones/<code>", methods=["GET", "POST"])
@requires(Taxonomy.EDIT)
def zone(code: str) -> ResponseReturnValue:
    found = _zone(code)
    form = ZoneForm.of(found)
    if form.validate_on_submit():
        try:
            actions.change_zone(found, version=form.version.data or 0, words=form.words())
        except actions.StaleTermError:
            return render(
                "taxonomy/zone.html",
                status=CONFLICT,
                form=form,
                zone=found,
                theirs=form.against(found),
            )
        except actions.TaxonomyError as error:
            form.reject(error)
        else:
            flash(_("Zona salvata: le schede che la usavano restano come sono."), "success")
            return see(url_for("taxonomy.zones"))
    removable = not queries.is_shipped(found)
    return render("taxonomy/zone.html", form=form, zone=found, theirs=None, removable=removable)


@pages.post("/zones/<code>/removal")
@requires(Taxonomy.EDIT)
def zone_removal(code: str) -> ResponseReturnValue:
    try:
        actions.remove_zone(_zone(code))
    except actions.TaxonomyError as error:
        flash(str(error), "error")
    else:
        flash(_("Zona eliminata: le schede conservano i loro comuni."), "success")
    return see(url_for("taxonomy.zones"))


def _scheme_asked() -> Scheme:
    try:
        return Scheme(request.args.get("list", Scheme.KIND))
    except ValueError:
        raise NotFoundError from None


def _group_asked(scheme: Scheme) -> str:
    """Return the group that a new kind goes into; the other lists have none."""
    if scheme is not Scheme.KIND:
        return ""
    group = queries.row(request.values.get("group", ""))
    if group is None or group.scheme is not Scheme.KIND or group.parent_code:
        raise NotFoundError
    return group.code


def _term(code: str) -> TaxonomyTerm:
    found = queries.row(code)
    if found is None:
        raise NotFoundError
    return found


def _zone(code: str) -> Zone:
    found = queries.zone_row(code)
    if found is None:
        raise NotFoundError
    return found


def _sections(scheme: Scheme) -> list[Section]:
    known = queries.rows(scheme)
    if scheme is not Scheme.KIND:
        return [Section(None, list(known))]
    groups = [each for each in known if each.parent_code is None]
    return [
        Section(group, [each for each in known if each.parent_code == group.code])
        for group in groups
    ]


def _list_of(term: TaxonomyTerm) -> str:
    chosen = None if term.scheme is Scheme.KIND else term.scheme.value
    return url_for("taxonomy.terms", list=chosen)


def _tabs(shown: Scheme | None) -> list[Tab]:
    lists = [
        Tab(str(label), url_for("taxonomy.terms", list=scheme.value), scheme is shown)
        for scheme, label in LISTS.items()
    ]
    return [*lists, Tab(_("Zone"), url_for("taxonomy.zones"), shown is None)]
