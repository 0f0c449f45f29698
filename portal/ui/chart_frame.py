"""What every chart shares: the figure, its words for who cannot see it, its legend, its table."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from markupsafe import Markup, escape

from portal.ui.formats import number_words
from portal.ui.language import current_language
from portal.ui.language import gettext as _

Value: TypeAlias = int | float | None

COLOURS = 6
FIGURE = Markup(
    '<figure class="chart"><figcaption>{title}</figcaption>'
    '<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" '
    'aria-labelledby="{name}-title {name}-words">'
    '<title id="{name}-title">{title}</title><desc id="{name}-words">{words}</desc>'
    "{drawing}</svg>{legend}"
    "<details><summary>{open_table}</summary>{table}</details></figure>"
)
TABLE = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>")
SWATCH = Markup(
    '<li><svg viewBox="0 0 16 16" aria-hidden="true" focusable="false">'
    '<rect class="mark {}" width="16" height="16" rx="3"/></svg>{}</li>'
)
LINE_SWATCH = Markup(
    '<li><svg class="line-swatch" viewBox="0 0 32 16" aria-hidden="true" focusable="false">'
    '<line class="stroke {}" x1="2" x2="30" y1="8" y2="8"/></svg>{}</li>'
)


class Series(NamedTuple):
    """One line or one colour of a chart: a name, and a value for each label."""

    name: str
    values: Sequence[Value]


class Table(NamedTuple):
    """The numbers of a chart: what the first column is, and the rest of its columns."""

    labels: Sequence[str]
    columns: Sequence[Series]


class Drawing(NamedTuple):
    """The shapes of a chart and the size of the sheet they stand on."""

    kind: str
    width: int
    height: int
    shapes: Iterable[Markup]


def figure(name: str, title: str, drawing: Drawing, table: Table, *, legend: Markup) -> Markup:
    """Return the whole chart; `name` starts its ids, so it is unique on the page."""
    return FIGURE.format(
        name=name,
        title=title,
        kind=drawing.kind,
        width=drawing.width,
        height=drawing.height,
        words=_in_words(table),
        drawing=Markup().join(drawing.shapes),
        legend=legend,
        open_table=_("Leggi i numeri"),
        table=_as_table(table),
    )


def legend(names: Iterable[str]) -> Markup:
    """Return what each colour stands for."""
    return _legend(SWATCH, names)


def line_legend(names: Iterable[str]) -> Markup:
    """Return what each line stands for, drawn as it is in the chart: not by colour alone."""
    return _legend(LINE_SWATCH, names)


def colour(at: int) -> str:
    return f"series-{at % COLOURS + 1}"


def written(value: Value) -> str:
    """Return a value as people read it; one that must not be shown is said to be hidden."""
    return _("non mostrato") if value is None else number_words(value, current_language())


def _legend(entry: Markup, names: Iterable[str]) -> Markup:
    entries = Markup().join(entry.format(colour(at), name) for at, name in enumerate(names))
    return Markup('<ul class="legend">{}</ul>').format(entries)


def _in_words(table: Table) -> str:
    return ". ".join(
        "; ".join(
            f"{label}: {written(value)}"
            for label, value in zip(table.labels, column.values, strict=True)
        )
        for column in table.columns
    )


def _as_table(table: Table) -> Markup:
    head = Markup('<th scope="col"></th>') + Markup().join(
        Markup('<th scope="col">{}</th>').format(column.name) for column in table.columns
    )
    rows = zip(table.labels, *(column.values for column in table.columns), strict=True)
    return TABLE.format(head, Markup().join(_row(label, values) for label, *values in rows))


def _row(label: str, values: Iterable[Value]) -> Markup:
    cells = Markup().join(Markup("<td>{}</td>").format(written(value)) for value in values)
    return Markup('<tr><th scope="row">{}</th>{}</tr>').format(escape(label), cells)
