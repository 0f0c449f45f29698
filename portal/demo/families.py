"""The first year of the hub, invented: whose totals are the ones it published.

31 December 2023: 126 women (38 alone, 88 with a partner), 221 children (49 families with one, 62
with two, 15 with three or more), 71 plans started, 285 interviews; 30 June 2023: 86 women, 148
children. Nobody in it exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from random import Random

from portal.participants.cases.kinds import CaseState, Employment, IseeBand, Living, WorkingHours

SEED = 2023
# Families by number of children: those of the first four months, then the others.
HALVES = ({1: 36, 2: 40, 3: 8, 4: 2}, {1: 13, 2: 22, 3: 4, 4: 1})
ALONE = (26, 12)
BEGINNINGS = ((date(2023, 3, 1), date(2023, 6, 28)), (date(2023, 7, 3), date(2023, 12, 11)))
LAST_PLAN_BEGINS_FROM = date(2023, 10, 20)
LAST_WORKING_DAY = date(2023, 12, 29)
PLANS = 71
TALKED_TWICE = 17  # of those without a plan; the others talked once
BORN = range(2006, 2023)  # 0-17 in the whole of 2023
STATES_WITH_PLAN = (
    *[CaseState.PLAN_ACTIVE] * 18,
    *[CaseState.IN_REVIEW] * 8,
    *[CaseState.CONCLUDED] * 38,
    *[CaseState.INTERRUPTED] * 7,
)
STATES_WITHOUT = (
    *[CaseState.INTERRUPTED] * 34,
    *[CaseState.ASSESSMENT] * 12,
    *[CaseState.PLANNING] * 9,
)
GIVEN_NAMES = (
    *("Ada", "Agata", "Alba", "Amina", "Anna", "Bianca", "Bruna", "Carla", "Clara", "Dalia"),
    *("Daria", "Delia", "Diana", "Edda", "Elena", "Elisa", "Emma", "Erica", "Fatima", "Flora"),
    *("Gaia", "Gemma", "Giada", "Gina", "Gloria", "Ines", "Irene", "Iris", "Lara", "Laura"),
    *("Lea", "Lia", "Lidia", "Livia", "Lucia", "Mara", "Marta", "Mina", "Nadia", "Nives"),
    *("Nora", "Olga", "Paola", "Rita", "Rosa", "Sara", "Silvia", "Sonia", "Teresa", "Vera"),
)
CHILDREN_NAMES = (
    *("Aldo", "Bea", "Ciro", "Dora", "Elio", "Fede", "Gino", "Ilda", "Leo", "Mimì", "Nico"),
    *("Otto", "Pia", "Rino", "Susi", "Tito", "Ugo", "Viola", "Zoe"),
)
FAMILY_NAMES = ("Esempio", "Prova", "Finta", "Favola", "Campione", "Modello", "Inventata")
MUNICIPALITIES = (
    *["Biella"] * 10,
    *["Cossato"] * 4,
    *["Vigliano Biellese"] * 3,
    *["Candelo"] * 2,
    *("Gaglianico", "Ponderano", "Trivero", "Occhieppo Inferiore", "Cavaglià", "Mongrando"),
)


@dataclass(frozen=True, slots=True)
class Family:
    """One woman of the first year, with her children and what was done with her."""

    number: int
    given_name: str
    family_name: str
    born_in: int
    municipality: str
    living: Living
    employment: Employment
    working_hours: WorkingHours
    isee_band: IseeBand
    enrolled_on: date
    children: tuple[tuple[str, int], ...]  # name, year of birth
    interviews: tuple[date, ...]
    plan_on: date | None
    state: CaseState

    @property
    def phone(self) -> str:
        return f"000 0{self.number:06}"


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first day of a family, how many children it has, whether its mother lives alone."""

    day: date
    size: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Course:
    """What was done with a family, and how it stands now."""

    interviews: tuple[date, ...]
    plan_on: date | None
    state: CaseState


@cache
def families() -> tuple[Family, ...]:
    """Return the 126 families in the order of their enrolment: always the same."""
    chance = Random(SEED)  # noqa: S311 -- invented people, the same each time
    begun = [*_half(chance, 0), *_half(chance, 1)]
    early = [place for place, each in enumerate(begun) if each.day <= LAST_PLAN_BEGINS_FROM]
    with_plan = frozenset(chance.sample(early, PLANS))
    return tuple(_people(chance, begun, with_plan))


def _half(chance: Random, half: int) -> list[Beginning]:
    """Return how each family of a half of the year began."""
    sizes = [size for size, count in HALVES[half].items() for _each in range(count)]
    first, last = BEGINNINGS[half]
    days = sorted(_working_day(chance, first, last) for _size in sizes)
    alone = [place < ALONE[half] for place in range(len(sizes))]
    chance.shuffle(sizes)
    chance.shuffle(alone)
    return [Beginning(*each) for each in zip(days, sizes, alone, strict=True)]


def _people(chance: Random, begun: list[Beginning], with_plan: frozenset[int]) -> Iterator[Family]:
    of_plans, of_others = list(STATES_WITH_PLAN), list(STATES_WITHOUT)
    chance.shuffle(of_plans)
    chance.shuffle(of_others)
    others = 0
    for place, beginning in enumerate(begun):
        day = beginning.day
        if place in with_plan:
            plan_on = _after(chance, day, 32, 60)
            talks = (_after(chance, day, 4, 9), _after(chance, day, 14, 24), plan_on)
            course = Course(talks, plan_on, of_plans.pop())
        else:
            first, second = _after(chance, day, 4, 9), _after(chance, day, 10, 17)
            once_or_twice = (first, second) if others < TALKED_TWICE else (first,)
            course = Course(once_or_twice, None, of_others.pop())
            others += 1
        yield _family(chance, place + 1, beginning, course)


def _family(chance: Random, number: int, beginning: Beginning, course: Course) -> Family:
    years = sorted(chance.sample(BORN, beginning.size))
    employment = chance.choice((*[Employment.EMPLOYED] * 6, *[Employment.SEEKING] * 3, *_SELDOM))
    return Family(
        number=number,
        given_name=GIVEN_NAMES[(number * 7) % len(GIVEN_NAMES)],
        family_name=FAMILY_NAMES[number % len(FAMILY_NAMES)],
        born_in=min(years[0] - chance.randint(19, 33), 2001),
        municipality=chance.choice(MUNICIPALITIES),
        living=Living.ALONE if beginning.alone else Living.WITH_PARTNER,
        employment=employment,
        working_hours=_hours(chance, employment),
        isee_band=chance.choice(list(IseeBand)),
        enrolled_on=beginning.day,
        children=tuple((chance.choice(CHILDREN_NAMES), year) for year in years),
        interviews=course.interviews,
        plan_on=course.plan_on,
        state=course.state,
    )


_SELDOM = (Employment.SELF_EMPLOYED, Employment.INACTIVE, Employment.ON_LEAVE)


def _hours(chance: Random, employment: Employment) -> WorkingHours:
    if employment in {Employment.SEEKING, Employment.INACTIVE}:
        return WorkingHours.NONE
    return chance.choice((WorkingHours.FULL_TIME, WorkingHours.PART_TIME, WorkingHours.SHIFTS))


def _after(chance: Random, day: date, least: int, most: int) -> date:
    return min(_to_working_day(day + timedelta(days=chance.randint(least, most))), LAST_WORKING_DAY)


def _working_day(chance: Random, first: date, last: date) -> date:
    return _to_working_day(first + timedelta(days=chance.randint(0, (last - first).days)))


def _to_working_day(day: date) -> date:
    """Return the day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
