"""The way from degrees to the grid of the map and back."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Projection:
    """Equirectangular, true to scale on one parallel; x to the right and y down, in grid units."""

    west: float
    north: float
    parallel: float
    scale: float
    margin: float

    def to_grid(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Give x and y; arrays of degrees give arrays."""
        x = (longitude - self.west) * self._narrowing * self.scale + self.margin
        return x, (self.north - latitude) * self.scale + self.margin

    def to_degrees(self, x: float, y: float) -> tuple[float, float]:
        """Give longitude and latitude."""
        longitude = (x - self.margin) / self.scale / self._narrowing + self.west
        return longitude, self.north - (y - self.margin) / self.scale

    @property
    def _narrowing(self) -> float:
        return math.cos(math.radians(self.parallel))
