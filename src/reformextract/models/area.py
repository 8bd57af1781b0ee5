"""The sectors whose conditions a mechanism changes, as the annotation guidelines list them."""

from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator

_Sector = Literal[
    "science_technology", "opening_up", "finance", "industry", "talent", "governance", "intellectual_property",
    "military_civil", "agriculture_rural", "environment_energy", "employment_welfare", "education", "health",
    "transport_infrastructure", "trade_consumption", "other",
]  # fmt: skip
AREAS: tuple[str, ...] = get_args(_Sector)
GONE = {"platform": "there is no area 'platform' any more: name the sector that the platform serves"}


def known_area(value: object) -> object:
    """Say of an area that earlier versions had what is to be done; whether it is one at all is looked at afterwards."""
    if isinstance(value, str) and value in GONE:
        raise ValueError(GONE[value])
    return value


Area = Annotated[_Sector, BeforeValidator(known_area)]
