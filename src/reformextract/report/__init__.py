"""The HTML report: one self-contained file."""

from reformextract.report.html import render_report, write_report

__all__ = ["render_report", "write_report"]
