"""Pages of the documentation site that are made of the code: a page a command, a page a component, changelog, contributing.

A hook of MkDocs (mkdocs.yml); the tests make the same pages and read them.
"""

from __future__ import annotations

import importlib
import inspect
import json
import re
from collections.abc import Collection
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import typer
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PREFIX = "reform_"


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def _default(parameter: Any) -> str:
    value = parameter.default
    if value is None or value is False or callable(value) or not getattr(parameter, "show_default", True):
        return ""
    return f"`{value}`"


def command_page(name: str, command: Any) -> str:
    """A command: what it does, how it is called, its options."""
    context = typer.Context(command, info_name=f"reformextract {name}")
    usage = " ".join(command.get_usage(context).removeprefix("Usage: ").split())
    lines = [f"# {name}", "", inspect.cleandoc(command.help or ""), "", "```text", usage, "```", ""]
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    for title, parameters in (("Arguments", arguments), ("Options", options)):
        if not parameters:
            continue
        lines += [f"## {title}", "", "| name | meaning | default |", "| --- | --- | --- |"]
        for one in parameters:
            called = [one.metavar or (one.name or "").upper()] if one in arguments else [*one.opts, *one.secondary_opts]
            names = ", ".join(f"`{name}`" for name in called)
            lines.append(f"| {names} | {_escaped(getattr(one, 'help', '') or '')} | {_default(one)} |")
        lines.append("")
    return "\n".join(lines)


def command_pages() -> dict[str, str]:
    """The pages of all commands by their paths, and the page that lists them."""
    from reformextract.cli import app

    group = typer.main.get_command(app)
    commands = dict(group.commands)  # type: ignore[attr-defined]
    pages = {f"reference/commands/{name}.md": command_page(name, command) for name, command in commands.items()}
    rows = [f"| [{name}](commands/{name}.md) | {_escaped((command.help or '').split('.')[0])} |" for name, command in commands.items()]
    intro = ["# Commands", "", "`reformextract COMMAND --help` prints what stands here.", "", "| command | does |", "| --- | --- |"]
    pages["reference/commands.md"] = "\n".join([*intro, *rows, ""])
    return pages


def _markdown(docstring: str) -> str:
    """A docstring's roles and literals as Markdown."""
    text = re.sub(r":\w+:`~?([^`]+)`", r"`\1`", inspect.cleandoc(docstring))
    return text.replace("``", "`").replace("::\n", ":\n")


def component_page(name: str) -> str:
    """A component: the docstring of its module, its settings, what it assigns."""
    import spacy

    nlp = spacy.blank("en")
    meta = nlp.get_factory_meta(name)
    made = next(entry for entry in entry_points(group="spacy_factories") if entry.name == name)
    module = importlib.import_module(made.module)
    about = _markdown(module.__doc__ or "")
    head, _, rest = about.partition("\n")
    head = head.split(": ", 1)[-1]
    lines = [f"# {name}", "", head[:1].upper() + head[1:], rest, "", f'`nlp.add_pipe("{name}")`', ""]
    settings = {key: value for key, value in meta.default_config.items() if not key.startswith("@")}
    lines += ["## Settings", "", "| setting | default |", "| --- | --- |"]
    lines += [f"| `{key}` | `{json.dumps(value)}` |" for key, value in settings.items()]
    lines += ["", "## Assigns", "", *(f"- `{one}`" for one in meta.assigns), ""]
    return "\n".join(lines)


def component_names() -> list[str]:
    """The components, in the order of the stages, the whole way last."""
    from reformextract.stages import STAGES

    names = [*(f"{PREFIX}{stage.name}" for stage in STAGES), "reformextract"]
    registered = {entry.name for entry in entry_points(group="spacy_factories")}
    return [name for name in names if name in registered]


def component_pages() -> dict[str, str]:
    """The pages of all components by their paths, and the page that lists them."""
    names = component_names()
    pages = {f"reference/components/{name}.md": component_page(name) for name in names}
    rows = []
    for name in names:
        summary = pages[f"reference/components/{name}.md"].split("\n\n")[1]
        rows.append(f"| [{name}](components/{name}.md) | {_escaped(summary.split('. ')[0])} |")
    intro = [
        "# Components",
        "",
        "A component is a thin shell of spaCy around a stage of the way. `reformextract.load()` puts one a stage behind our tokenizer;",
        "`reformextract` is the whole way in one, for a pipeline of your own ([how to](../how-to/spacy-pipeline.md)).",
        "",
        "| component | does |",
        "| --- | --- |",
    ]
    pages["reference/components.md"] = "\n".join([*intro, *rows, ""])
    return pages


def _type(about: dict[str, Any]) -> str:
    """A property of a JSON schema in a few words; null goes without saying."""
    if "anyOf" in about:
        names = list(dict.fromkeys(name for one in about["anyOf"] if (name := _type(one)) != "null"))
        return "decimal" if names == ["number", "string"] else " or ".join(names)
    if "enum" in about:
        return ", ".join(f"`{value}`" for value in about["enum"])
    if "const" in about:
        return f"`{about['const']}`"
    if "$ref" in about:
        return str(about["$ref"]).rsplit("/", 1)[-1]
    if about.get("type") == "array":
        return "start and end" if "prefixItems" in about else f"list of {_type(about.get('items', {}))}"
    return {"date": "day"}.get(about.get("format", ""), about.get("type", "any"))


def model_section(model: Any, skip: Collection[str] = ()) -> list[str]:
    """A model: what it is, its fields with type and meaning."""
    properties = model.model_json_schema(mode="validation")["properties"]
    fields = {name: about for name, about in properties.items() if name not in skip}
    lines = [
        f"## {model.__name__}",
        "",
        _markdown((model.__doc__ or "").split(">>>")[0]),
        "",
        "| field | type | meaning |",
        "| --- | --- | --- |",
    ]
    return [
        *lines,
        *(f"| `{name}` | {_escaped(_type(about))} | {_escaped(about.get('description', ''))} |" for name, about in fields.items()),
        "",
    ]


def records_page() -> str:
    """The models of records, facts and warnings with their fields."""
    from reformextract.article import Article, Extraction
    from reformextract.facts.record import Fact, Phrase
    from reformextract.kinds import MODELS
    from reformextract.models.record import Record
    from reformextract.models.warning import ExtractionWarning

    intro = [
        "# Records",
        "",
        "A record is a frozen pydantic model; `reformextract schema` prints the same as JSON Schema. Numbers are `Decimal` (in JSON",
        "strings in plain notation), days `datetime.date`. A field that a text does not tell is null, and left out of JSON.",
        "",
    ]
    shared = tuple(name for name in Record.model_fields if name != "kind")
    lines = [*intro, *model_section(Extraction), *model_section(Article), *model_section(Record)]
    for model in MODELS:
        lines += model_section(model, shared)
    for further in (Fact, Phrase, ExtractionWarning):
        lines += model_section(further)
    return "\n".join(lines)


def rules_page() -> str:
    """The rules of the shipped patterns: what each is for, and a sentence in which it finds something."""
    from reformextract.patterns.loading import load_patterns

    patterns = load_patterns("en")
    lines = [
        "# Rules",
        "",
        "Every record names the rule that made it. These are the shipped ones, each with one of its own examples; the words between",
        "double brackets are what it finds, after the bar what it must say. Rules of kind `not` find what must not be read as a number or",
        "a date.",
    ]
    kinds = dict.fromkeys(rule.kind for rule in patterns.rules.values())
    for kind in kinds:
        rules = [rule for rule in patterns.rules.values() if rule.kind == kind]
        lines += ["", f"## {kind}", "", "| rule | what for | example |", "| --- | --- | --- |"]
        for rule in rules:
            example = rule.examples[0].text if rule.examples else ""
            lines.append(f"| `{rule.id}` | {_escaped(rule.description or '')} | {_escaped(example)} |")
    return "\n".join([*lines, ""])


def _moved(text: str) -> str:
    """The links of a page of the root, for its copy in docs/project."""
    return text.replace("](docs/", "](../")


def generated_pages() -> dict[str, str]:
    """All pages that are made."""
    return {
        **command_pages(),
        **component_pages(),
        "reference/records.md": records_page(),
        "reference/rules.md": rules_page(),
        "project/changelog.md": (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        "project/contributing.md": _moved((ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")),
    }


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that are made to those that are written."""
    for path, content in generated_pages().items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Any, config: MkDocsConfig, files: Files) -> str:
    """Links out of the documentation folder lead to files of the repository: on the site they are plain text."""
    return re.sub(r"\[([^\]]+)\]\((?:\.\./)+((?:corpus|src|patterns|benchmarks)/[^)]*)\)", r"\1 (`\2` in the repository)", markdown)
