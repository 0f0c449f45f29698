"""What happens to the profile of an organisation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProfileChanged:
    fields: list[str]


@dataclass(frozen=True, slots=True)
class LogoChanged:
    has_logo: bool
