"""The cells of a table; functions, not templates, since a list has hundreds of them."""

from collections.abc import Callable, Sequence

from markupsafe import Markup, escape

NOTHING = "–"


def table_row(
    headings: Sequence[str], name: object, words: Sequence[object], *, href: str | None = None
) -> Markup:
    """Return a row of ui.data_table: the cell that names it, and one under each further heading.

    One call a row and not one a cell: for the lists that are long.
    """
    others = (cell(heading, each) for heading, each in zip(headings[1:], words, strict=True))
    return _ours(f"<tr>{head_cell(name, href)}{''.join(others)}</tr>")


def cell(heading: str, words: object = None, *, caller: Callable[[], str] | None = None) -> Markup:
    """Return a cell that carries its heading for the phone: ui.cell(_("Comune"), name).

    A call block gives it a body instead of words.
    """
    label = escape(heading)
    if caller is not None:
        return _ours(f'<td data-label="{label}"><div>{escape(caller())}</div></td>')
    shown = NOTHING if words is None else escape(words)
    return _ours(f'<td data-label="{label}"><span>{shown}</span></td>')


def head_cell(words: object, href: str | None = None) -> Markup:
    """Return the cell that names its row, with a link where the row has a page."""
    shown = escape(words)
    if href:
        shown = _ours(f'<a href="{escape(href)}">{shown}</a>')
    return _ours(f'<th scope="row">{shown}</th>')


def _ours(html: str) -> Markup:
    return Markup(html)  # noqa: S704 -- what came from outside was escaped above
