"""The list of the people who are followed, the board of their cases, the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import flash, request, url_for
from flask.typing import ResponseReturnValue

from portal.geography.municipalities import municipality
from portal.participants.cases import queries as case_queries
from portal.participants.cases.listing import actions, queries
from portal.participants.cases.listing.filters import MINE, NOBODYS, VIEWS, Filter
from portal.participants.cases.listing.forms import KeepFilterForm, SearchForm
from portal.participants.cases.moves import STATES
from portal.participants.cases.pages import cases
from portal.participants.cases.permissions import Cases
from portal.participants.cases.words import LIVINGS
from portal.ui.addresses import page_number
from portal.ui.language import gettext as _
from portal.ui.paging import numbered
from portal.ui.render import render, see
from tenants.clock import today
from tenants.permissions import requires
from tenants.requests import answer_anew


@dataclass(frozen=True, slots=True)
class View:
    """A way to look at the list, as the tabs show it."""

    label: str
    href: str
    current: bool


@cases.get("/participants")
@requires(Cases.READ)
def participants() -> ResponseReturnValue:
    chosen = Filter.read(request.args)
    if request.args.get("view") == "board":
        return render(
            "participants/board.html", columns=queries.board(chosen), **_around(chosen, "board")
        )
    page = queries.lines(chosen, page=page_number())
    numbers = numbered(page.pages, page.number)
    return render("participants/list.html", page=page, **numbers, **_around(chosen, "list"))


@cases.route("/participants/search", methods=["GET", "POST"])
@requires(Cases.READ)
def search() -> ResponseReturnValue:
    answer_anew()
    form = SearchForm()
    found = queries.found_by(form.words.data or "") if form.validate_on_submit() else None
    return render("participants/found.html", page=found, search=form, **_words())


@cases.post("/participants/filters")
@requires(Cases.READ)
def keep_filter() -> ResponseReturnValue:
    form = KeepFilterForm()
    chosen = Filter.read(dict(parse_qsl(form.query.data or "")))
    if form.validate_on_submit():
        actions.keep_filter(form.name.data or "", chosen)
        flash(_("Filtro salvato: lo trovi in cima all'elenco."), "success")
    else:
        flash(_("Dai un nome al filtro, fino a 60 lettere."), "error")
    return see(url_for("cases.participants", **chosen.address))


@cases.post("/participants/filters/<uuid:filter_id>/removal")
@requires(Cases.READ)
def forget_filter(filter_id: UUID) -> ResponseReturnValue:
    actions.forget_filter(queries.saved_filter(filter_id))
    flash(_("Filtro tolto."), "success")
    return see(url_for("cases.participants"))


def _around(chosen: Filter, way: str) -> dict[str, Any]:
    """Return what surrounds the list and the board: tabs, the form of the filter, the search."""
    kept, here = queries.saved_filters(), chosen.address
    board: dict[str, Any] = {"view": "board"} if way == "board" else {}
    return {
        "chosen": chosen,
        "way": way,
        "kept": [
            (each, url_for("cases.participants", **Filter.read(each.query).address))
            for each in kept
        ],
        "views": [
            View(str(label), url_for("cases.participants", **query, **board), query == here)
            for label, query in VIEWS
        ],
        "list_href": url_for("cases.participants", **chosen.address),
        "board_href": url_for("cases.participants", view="board", **chosen.address),
        "search": SearchForm(formdata=None),
        "keeping": KeepFilterForm(formdata=None, query=urlencode(chosen.address)),
        "filter_fields": _filter_fields(chosen),
        **_words(),
    }


def _filter_fields(chosen: Filter) -> list[tuple[str, str, dict[str, str], str]]:
    """Return the choices of the filter: label, name, options, what is chosen."""
    any_ = {"": _("Non importa")}
    states = {"": _("Aperte"), "closed": _("Chiuse")} | _codes(STATES)
    owners = {"": _("Chiunque"), MINE: _("Io"), NOBODYS: _("Nessuna, per ora")}
    people = {str(user_id): name for user_id, name in case_queries.managers().items()}
    return [
        (_("Stato"), "state", states, chosen.state),
        (_("Chi la segue"), "owner", owners | people, chosen.owner),
        (_("Come vive"), "living", any_ | _codes(LIVINGS), chosen.living),
        (_("Figli piccoli"), "young", any_ | {"yes": _("Con figli 0-3")}, chosen.young),
        (_("Ultimo contatto"), "silent", any_ | {"yes": _("Da più di 30 giorni")}, chosen.silent),
    ]


def _codes(words: Mapping[Any, Any]) -> dict[str, str]:
    return {code.value: str(label) for code, label in words.items()}


def _words() -> dict[str, Any]:
    return {
        "managers": case_queries.managers(),
        "place": _place,
        "family": _family,
    }


def _place(code: str) -> str:
    found = municipality(code)
    return found.name if found else "–"


def _family(line: Any) -> str:  # noqa: ANN401 -- a row of the list
    """Say how many children, and how old the youngest turns this year."""
    if not line.children:
        return _("nessun figlio minore")
    age = max(0, today().year - line.youngest_born_in)
    if line.children == 1:
        return _("1 figlio di %(age)s anni", age=age)
    return _("%(n)s figli, il minore di %(age)s anni", n=line.children, age=age)
