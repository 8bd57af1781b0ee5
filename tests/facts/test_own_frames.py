"""A user's own frames come through ``patterns=`` like any rule."""

from __future__ import annotations

import re
from pathlib import Path

import reformextract

PAGE = Path(__file__).resolve().parents[2] / "docs" / "facts.md"


def test_the_frame_of_the_page(tmp_path: Path) -> None:
    (frame,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    path = tmp_path / "mine.toml"
    path.write_text(frame, "utf-8")
    (fact,) = reformextract.extract("The fleet was moored at 12 tons.", patterns=[path]).facts
    assert (fact.rule, fact.what and fact.what.text) == ("fact.moored", "fleet")
    assert reformextract.extract("The fleet was moored at 12 tons.").facts[0].rule != "fact.moored"
