"""The style sheet of the report and of the service's page: one file, and the kinds' colours from their registry."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from reformextract.kinds import RECORD_MODELS


def _colours(shade: int) -> str:
    return " ".join(f"--{kind}: {model.colours[shade]};" for kind, model in RECORD_MODELS.items())


def kind_style() -> str:
    """The kinds' colours on a light and on a dark page, and a class for each.

    >>> "--money: #cdeed6;" in kind_style(), ".k-money { background: var(--money); }" in kind_style()
    (True, True)
    """
    light, dark = _colours(1), _colours(2)
    classes = " ".join(f".k-{kind} {{ background: var(--{kind}); }}" for kind in RECORD_MODELS)
    return (
        f":root {{ {light} }}\n"
        f'@media (prefers-color-scheme: dark) {{ :root:not([data-theme="light"]) {{ {dark} }} }}\n'
        f':root[data-theme="dark"] {{ {dark} }}\n{classes}\n'
    )


@cache
def report_style() -> str:
    """The whole style sheet."""
    return kind_style() + files("reformextract.report").joinpath("report.css").read_text(encoding="utf-8")
