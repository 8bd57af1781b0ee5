"""``python -m reformextract``: the command line."""

from reformextract.cli import app

app(prog_name="reformextract")
