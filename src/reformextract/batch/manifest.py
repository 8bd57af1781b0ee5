"""The manifest beside an output: what made it, from what, how far it is, and whether every article is accounted for."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from reformextract.batch.files import write_durably
from reformextract.batch.options import ExtractOptions, InputOptions, OutputOptions, fingerprint, patterns_digest
from reformextract.batch.outcome import Counts
from reformextract.batch.sources import Source
from reformextract.version import __version__

MANIFEST_FORMAT = 1
Status = Literal["running", "interrupted", "failed", "complete"]


class ResumeError(RuntimeError):
    """The run cannot be taken up: something that decides the output is not as it was."""


class Checkpoint(BaseModel):
    """How far the output is durable: where reading goes on, and what the sinks need to go on."""

    model_config = ConfigDict(extra="forbid")

    source: int = Field(default=0, description="place of the source that reading goes on in")
    items: int = Field(default=0, description="articles of that source that are done")
    batch: int = Field(default=0, description="number of the next batch")
    bytes_read: int = Field(default=0, description="bytes of the input that are done")
    counts: dict[str, Any] = Field(default=Counts().to_json(), description="articles and records so far")
    output: dict[str, Any] | None = Field(default=None, description="what the output needs to go on")
    errors: int = Field(default=0, description="bytes of the errors file so far")
    ids: int = Field(default=0, description="bytes of the ids file so far")
    exhausted: bool = Field(default=False, description="whether all of the input is read")


class Manifest(BaseModel):
    """The file's content. ``made_by`` must be equal for a run to be resumed; ``checkpoint`` moves with the run."""

    model_config = ConfigDict(extra="forbid")

    format: int = Field(default=MANIFEST_FORMAT, description="version of this file")
    status: Status = Field(default="running", description="how the run stands")
    started: str = Field(description="when it began, UTC")
    finished: str | None = Field(default=None, description="when it ended, UTC")
    made_by: dict[str, Any] = Field(description="what decides the output: version, patterns, options, inputs")
    counts: dict[str, Any] = Field(default=Counts().to_json(), description="articles and records of the run")
    reason: str | None = Field(default=None, description="why it ended early")
    checkpoint: Checkpoint = Field(default=Checkpoint(), description="how far the output is durable")

    def save(self, path: Path) -> None:
        write_durably(path, json.dumps(self.model_dump(mode="json"), indent=2, ensure_ascii=False).encode() + b"\n")

    @classmethod
    def load(cls, path: Path) -> Manifest | None:
        """The manifest there, or None; raises ResumeError when it is not one of ours."""
        try:
            return cls.model_validate_json(path.read_bytes())
        except FileNotFoundError:
            return None
        except ValueError as error:
            first = str(error).splitlines()[0]
            raise ResumeError(f"{path}: not a manifest of this version of reformextract: {first}") from None


def now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def what_makes(options: ExtractOptions) -> dict[str, Any]:
    """What decides the records of an article: version, patterns, options. Raises PatternError."""
    return {"version": __version__, "patterns": patterns_digest(options), "options": options.model_dump(mode="json")}


def without_places(made_by: dict[str, Any]) -> dict[str, Any]:
    """The same, alike on every machine: the digest stands for the pattern files, wherever they are."""
    options = {name: value for name, value in made_by["options"].items() if name != "patterns"}
    return {"version": made_by["version"], "patterns": made_by["patterns"], "options": options}


def as_metadata(made_by: dict[str, Any]) -> dict[str, str]:
    """The same as strings, for the metadata of a table."""
    return {name: value if isinstance(value, str) else json.dumps(value) for name, value in made_by.items()}


def made_by(sources: list[Source], options: ExtractOptions, inputs: InputOptions, output: OutputOptions) -> dict[str, Any]:
    """Everything that decides the output: version, patterns, options, inputs. Raises PatternError."""
    return {
        **what_makes(options),
        "reading": inputs.model_dump(mode="json"),
        "writing": output.model_dump(mode="json", exclude={"path"}),
        "inputs": {
            "files": len(sources),
            "bytes": sum(source.size for source in sources),
            "fingerprint": fingerprint([source.identity() for source in sources]),
        },
    }


def check_same(saved: dict[str, Any], current: dict[str, Any]) -> None:
    """Raises ResumeError that names what differs."""
    different = [
        f"{name} (then {json.dumps(saved.get(name))}, now {json.dumps(value)})"
        for name, value in current.items()
        if saved.get(name) != value
    ]
    if different:
        raise ResumeError("cannot resume, these are not as they were: " + "; ".join(different) + ". Begin anew with --overwrite")
