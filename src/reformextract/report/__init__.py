"""The HTML report: one self-contained file."""

from reformextract.report.html import write_report

__all__ = ["write_report"]
