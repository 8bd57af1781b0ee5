"""The sectors whose conditions a mechanism changes, as the annotation guidelines list them."""

from typing import Literal

Area = Literal[
    "science_technology", "opening_up", "finance", "industry", "talent", "platform", "governance",
    "intellectual_property", "military_civil", "agriculture_rural", "environment_energy", "employment_welfare",
    "education", "health", "transport_infrastructure", "trade_consumption", "other",
]  # fmt: skip
