"""What is published of a table tells of no group of one to four, to whoever adds and subtracts."""

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.oversight.counting.attack import stands_the_attack
from portal.oversight.counting.disclosure import (
    THRESHOLD,
    Count,
    Raw,
    folded_rows,
    merged_columns,
    shown,
)
from portal.oversight.counting.kinds import ALL, OTHERS, Cube, Stage
from portal.oversight.counting.tables import STAGES, of_cohort

SMALL = range(1, THRESHOLD)

PARTNERS = st.sampled_from("ABCDEF")
KINDS = st.sampled_from(["EDU", "CUR", "LAV", ""])
ZONES = st.sampled_from(["cossatese", "valle-elvo", "biella-cintura"])
MONTHS = st.sampled_from(["2026-07", "2026-08", "2026-09"])
WOMEN = st.integers(0, 60)
REASONS = st.sampled_from(["rejected:no-capacity", "cancelled:other", "failed:no-show"])
REFERRALS = st.lists(
    st.tuples(
        PARTNERS, KINDS, ZONES, MONTHS, st.sampled_from(list(Stage)), WOMEN, REASONS, PARTNERS
    ),
    min_size=5,
    max_size=90,
)


def counted(pairs):
    """The raw table of (row, column, woman), as the database counts it."""

    def count(found):
        return Count(len(found), len({woman for *_place, woman in found}))

    def by(key):
        groups = {}
        for each in pairs:
            groups.setdefault(key(each), []).append(each)
        return {name: count(found) for name, found in groups.items()}

    return Raw(
        cells=by(lambda each: (each[0], each[1])),
        rows=by(lambda each: each[0]),
        columns=by(lambda each: each[1]),
        total=count(pairs),
    )


def cohort(referrals):
    """Every raw table of a quarter, from its referrals."""
    pick = {
        Cube.NETWORK: lambda r: ("", r[4], r[5]),
        Cube.PARTNER: lambda r: (r[0], r[4], r[5]),
        Cube.KIND: lambda r: (r[1], r[4], r[5]),
        Cube.AREA: lambda r: (r[2], r[4], r[5]),
        Cube.MONTH: lambda r: (r[3], r[4], r[5]),
        Cube.EXCHANGE: lambda r: (r[7], r[0], r[5]),
    }
    tables = {cube: counted([of(each) for each in referrals]) for cube, of in pick.items()}
    ended = [r for r in referrals if r[4] in {Stage.NOT_STARTED, Stage.INTERRUPTED}]
    if ended:
        tables[Cube.REASON] = counted([(r[6], r[4], r[5]) for r in ended])
    return tables


@given(REFERRALS)
def test_nothing_small_is_ever_published(referrals):
    published = [table.shown for table in of_cohort(cohort(referrals), {}) if table.shown]

    numbers = [number for table in published for number in table.counts.values()]

    assert not [number for number in numbers if number in SMALL]


@given(REFERRALS)
def test_a_published_number_stands_for_five_women_at_least(referrals):
    for table in of_cohort(cohort(referrals), {}):
        if table.shown is None or table.cube in {Cube.REASON, Cube.EXCHANGE}:
            continue
        at = {Cube.PARTNER: 0, Cube.KIND: 1, Cube.AREA: 2, Cube.MONTH: 3}.get(table.cube)
        for (row, column), number in table.shown.counts.items():
            if number and row not in {OTHERS, ALL} and at is not None:
                stages = set(Stage) if column == ALL else set(column.split("+"))
                women = {r[5] for r in referrals if r[at] == row and r[4] in stages}
                assert len(women) >= THRESHOLD


@given(REFERRALS)
def test_a_breakdown_sums_to_its_number_with_what_is_hidden(referrals):
    true = cohort(referrals)
    for table in of_cohort(true, {}):
        if table.shown is None:
            continue
        total = table.shown.counts[ALL, ALL]

        assert sum(table.shown.counts[row, ALL] for row in table.shown.rows) == total
        assert sum(table.shown.counts[ALL, column] for column in table.shown.columns) == total
        for row in table.shown.rows:
            known = [table.shown.counts[row, column] for column in table.shown.columns]
            left = table.shown.counts[row, ALL] - sum(number or 0 for number in known)
            assert left >= THRESHOLD if None in known else left == 0


@settings(max_examples=60)
@given(REFERRALS)
def test_linear_algebra_over_all_published_cells_finds_no_small_group(referrals):
    true = cohort(referrals)
    published = [(table.cube, table.shown) for table in of_cohort(true, {}) if table.shown]
    unknowns, equations = _system(true, published)

    found = _determined(unknowns, equations)

    assert not [(atom, value) for atom, value in found.items() if value in SMALL]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("xyz"), WOMEN), max_size=30),
)
def test_every_hidden_cell_may_hold_five_or_more(pairs):
    """Try every table that agrees with what is shown: of a few cells that can be done."""
    found = shown(counted(pairs)) if pairs else None
    if found is None:
        return
    hidden = [place for place, number in found.counts.items() if number is None]
    if not hidden or len(hidden) > 6:
        return

    reached = _all_solutions(found, hidden)

    for place in hidden:
        values = {solution[place] for solution in reached}
        assert max(values) >= THRESHOLD
        assert max(values) - min(values) >= THRESHOLD


def test_a_hidden_cell_is_not_hidden_alone():
    pairs = [("A", "x", n) for n in range(20)] + [("A", "y", n) for n in range(20, 40)]
    pairs += [("B", "x", n) for n in range(40, 43)] + [("B", "y", n) for n in range(43, 60)]

    found = shown(counted(pairs))

    assert [found.counts[place] for place in (("A", "x"), ("A", "y"), ("B", "x"), ("B", "y"))] == [
        None
    ] * 4
    assert found.counts["B", ALL] == 20


def test_many_referrals_of_one_woman_are_a_small_group():
    pairs = [("A", "x", n) for n in range(20)] + [("B", "x", 1)] * 12 + [("B", "y", 2)] * 9

    assert not counted(pairs).rows["B"].is_safe
    assert shown(counted(pairs)).rows == (OTHERS,)


def test_small_rows_stand_together_and_take_the_next_with_them():
    pairs = [("A", "x", n) for n in range(20)] + [("B", "x", n) for n in range(20, 30)]
    pairs += [("C", "x", 30), ("D", "x", 31)]

    table = folded_rows(counted(pairs))

    assert set(table.rows) == {"A", OTHERS}
    assert table.rows[OTHERS].referrals == 12


def test_a_table_that_can_be_solved_is_refused():
    counts = {("A", "x"): None, ("A", "y"): 17, ("B", "x"): 10, ("B", "y"): 10}
    counts |= {("A", ALL): 20, ("B", ALL): 20, (ALL, "x"): 13, (ALL, "y"): 27, (ALL, ALL): 40}

    assert not stands_the_attack(("A", "B"), ("x", "y"), counts)


def test_a_zero_within_a_row_of_women_is_refused():
    counts = {("A", "x"): 0, ("A", "y"): 20, ("B", "x"): 20, ("B", "y"): 0}
    counts |= {("A", ALL): 20, ("B", ALL): 20, (ALL, "x"): 20, (ALL, "y"): 20, (ALL, ALL): 40}

    assert not stands_the_attack(("A", "B"), ("x", "y"), counts)


def test_a_table_about_four_women_is_withheld():
    assert shown(counted([("A", "x", n) for n in range(4)])) is None


def test_stages_are_merged_until_none_is_small():
    stages = [Stage.COMPLETED] * 6 + [Stage.STARTED] * 7 + [Stage.INTERRUPTED] * 1
    stages += [Stage.WAITING] * 8 + [Stage.ACCEPTED] * 5 + [Stage.NOT_STARTED] * 9
    pairs = [("", stage, number) for number, stage in enumerate(stages)]

    found = shown(counted(pairs), STAGES)

    assert found.counts[ALL, "started+interrupted"] == 8
    assert found.counts[ALL, Stage.COMPLETED] == 6


def _system(true, published):
    """Return the unknown atoms of every table and the equations that the tables tell of them."""
    atoms, equations = {}, []
    for cube, table in published:
        partners = next((s for c, s in published if c is Cube.PARTNER), None)
        raw = true[cube]
        if cube is Cube.EXCHANGE:
            into = {name: OTHERS for name in raw.columns if name not in partners.rows}
            raw = merged_columns(raw, into)
        for row, column in product(raw.rows, raw.columns):
            atoms[cube, row, column] = raw.cell(row, column).referrals
        for (row, column), number in table.counts.items():
            if number is None:
                continue
            rows = _members(row, raw.rows, table.rows)
            columns = _members(
                column, raw.columns, [c for each in table.columns for c in each.split("+")]
            )
            equations.append(({(cube, r, c) for r in rows for c in columns}, number))
    return atoms, equations


def _members(name, every, alone):
    if name == ALL:
        return [each for each in every if each in alone or OTHERS in alone]
    if name == OTHERS:
        return [each for each in every if each not in alone or each == OTHERS]
    return [each for each in every if each in name.split("+")] if name else [""]


def _determined(atoms, equations):
    """Solve by elimination over the rationals; return the atoms that have one value only."""
    names = sorted(atoms)
    rows = [
        [Fraction(name in members) for name in names] + [Fraction(number)]
        for members, number in equations
    ]
    solved = []
    for at in range(len(names)):
        pivot = next((row for row in rows if row[at]), None)
        if pivot is not None:
            rows.remove(pivot)
            rows, solved = (_without(each, pivot, at) for each in (rows, solved))
            solved.append([value / pivot[at] for value in pivot])
    places = [[at for at, value in enumerate(row[:-1]) if value] for row in solved]
    return {
        names[at[0]]: row[-1] / row[at[0]]
        for at, row in zip(places, solved, strict=True)
        if len(at) == 1
    }


def _without(rows, pivot, at):
    """Take an unknown out of rows, by the row that says it."""
    return [
        [a - row[at] / pivot[at] * b for a, b in zip(row, pivot, strict=True)] if row[at] else row
        for row in rows
    ]


def _all_solutions(table, hidden):
    """Return every way to fill the hidden cells that agrees with the margins."""
    rows = {
        row: table.counts[row, ALL] - sum(table.counts[row, c] or 0 for c in table.columns)
        for row in table.rows
    }
    columns = {
        column: table.counts[ALL, column] - sum(table.counts[r, column] or 0 for r in table.rows)
        for column in table.columns
    }
    return list(_filled(hidden, rows, columns))


def _filled(hidden, rows, columns):
    if not hidden:
        if not any(rows.values()) and not any(columns.values()):
            yield {}
        return
    (row, column), *rest = hidden
    for value in range(min(rows[row], columns[column]) + 1):
        left = {**rows, row: rows[row] - value}, {**columns, column: columns[column] - value}
        for solution in _filled(rest, *left):
            yield {**solution, (row, column): value}
