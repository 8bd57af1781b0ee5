"""UIMA CAS as XMI (INCEpTION and other UIMA tools), by dkpro-cassis: needs the extra ``uima``. Carries everything.

A folder with ``TypeSystem.xml`` and an ``.xmi`` file an article. Each kind is an annotation type
``reformextract.Money`` ... with its fields as string features. CAS JSON (``.json``) is read too.
"""

from __future__ import annotations

import warnings as python_warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from reformextract.article import Article, Extraction
from reformextract.extras import install_command
from reformextract.formats.base import (
    EXTENT_FIELDS,
    GoldError,
    Region,
    article_metadata,
    article_of,
    from_regions,
    reads,
    to_regions,
    whole,
)
from reformextract.formats.names import file_stem, id_of_stem
from reformextract.formats.xml_text import NOT_XML, from_xml, in_xml
from reformextract.kinds import RECORD_MODELS

NAMESPACE = "reformextract"
METADATA = f"{NAMESPACE}.ArticleMetadata"
TYPE_SYSTEM = "TypeSystem.xml"
TYPES = {kind: f"{NAMESPACE}.{model.__name__}" for kind, model in RECORD_MODELS.items()}
_RENAMED = {"type": "timexType"}  # a feature called "type" clashes with cassis' own attribute
_METADATA_FEATURES = ("identifier", *(name for name in Article.model_fields if name not in ("id", "text")), "facts", "warnings")


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise GoldError("uima", f"needs an extra ({error}). Install it with\n  {install_command('uima')}") from error
    return cassis


def type_system() -> Any:
    """The UIMA type system of the records."""
    system = _cassis().TypeSystem()
    for kind, model in RECORD_MODELS.items():
        made = system.create_type(name=TYPES[kind], supertypeName="uima.tcas.Annotation")
        for name in ("recordId", *(name for name in model.model_fields if name not in EXTENT_FIELDS)):
            system.create_feature(made, name=_RENAMED.get(name, name), rangeType="uima.cas.String")
    made = system.create_type(name=METADATA, supertypeName="uima.tcas.Annotation")
    for name in _METADATA_FEATURES:
        system.create_feature(made, name=name, rangeType="uima.cas.String")
    return system


def to_cas(extraction: Extraction, system: Any, path: Path) -> Any:
    """One article as a CAS."""
    text = extraction.article.text
    if found := NOT_XML.search(text):
        raise GoldError(path, f"XMI can't carry the character {found[0]!r} at {found.start()}", article=extraction.article.id, field="text")
    cas = _cassis().Cas(typesystem=system)
    cas.sofa_string = text
    cas.sofa_mime = "text/plain"
    metadata = article_metadata(extraction)
    metadata["identifier"] = in_xml(metadata.pop("id", ""))
    cas.add(system.get_type(METADATA)(begin=0, end=len(text), **metadata))
    for region in to_regions(extraction):
        fields = {_RENAMED.get(name, name): value for name, value in region.fields.items()}
        cas.add(system.get_type(TYPES[region.kind])(begin=region.start, end=region.end, recordId=region.id, **fields))
    return cas


def write(extractions: Iterable[Extraction], path: Path) -> None:
    """A folder."""
    system = type_system()
    path.mkdir(parents=True, exist_ok=True)
    with whole(path / TYPE_SYSTEM) as part:
        system.to_xml(part)
    for extraction in extractions:
        file = path / f"{file_stem(extraction.article.id)}.xmi"
        cas = to_cas(extraction, system, file)
        with whole(file) as part:
            cas.to_xmi(part)


@reads
def read(path: Path) -> Iterator[Extraction]:
    """The articles of a folder in order of file name, or the one of a file; its type system stands beside it."""
    cassis = _cassis()
    files = [path] if path.is_file() else sorted([*path.glob("*.xmi"), *path.glob("*.json")])
    if not files:
        raise GoldError(path, "no .xmi file in this folder")
    beside = (path.parent if path.is_file() else path) / TYPE_SYSTEM
    system = type_system()
    if beside.exists():
        with beside.open("rb") as file:
            try:
                system = cassis.load_typesystem(file)
            except Exception as error:  # lxml's and cassis' errors of many kinds
                raise GoldError(beside, f"no type system: {error}") from error
    for name in files:
        with name.open("rb") as file, python_warnings.catch_warnings():
            python_warnings.simplefilter("ignore")  # of types that cassis does not know, which we do not read
            try:
                cas = cassis.load_cas_from_json(file) if name.suffix == ".json" else cassis.load_cas_from_xmi(file, typesystem=system)
            except Exception as error:  # lxml's and cassis' errors of many kinds
                raise GoldError(name, f"no CAS: {error}") from error
        try:
            yield from_cas(cas, name)
        except GoldError:
            raise
        except Exception as error:  # features of other types than ours, of a type system with our names
            raise GoldError(name, f"not a CAS of these records: {type(error).__name__}: {error}") from error


def from_cas(cas: Any, file: Path) -> Extraction:
    """The extraction of a CAS."""
    text = cas.sofa_string or ""
    metadata: dict[str, Any] = {"id": id_of_stem(file.stem)}
    if cas.typesystem.contains_type(METADATA):
        for entry in cas.select(METADATA):
            metadata |= {name: getattr(entry, name, None) for name in _METADATA_FEATURES if getattr(entry, name, None) is not None}
            metadata["id"] = from_xml(str(metadata.pop("identifier", metadata["id"])))
    article, beside = article_of(text, metadata, file)
    regions: list[Region] = []
    for kind, model in RECORD_MODELS.items():
        if not cas.typesystem.contains_type(TYPES[kind]):
            continue
        for number, annotation in enumerate(cas.select(TYPES[kind]), start=1):
            names = [name for name in model.model_fields if name not in EXTENT_FIELDS]
            values = {name: getattr(annotation, _RENAMED.get(name, name), None) for name in names}
            fields = {name: str(value) for name, value in values.items() if value is not None}
            identity = getattr(annotation, "recordId", None) or f"{kind} {number}"
            regions.append(Region(identity, kind, annotation.begin, annotation.end, fields))
    ours = all(region.id[:1] == "r" and region.id[1:].isdigit() for region in regions)
    regions.sort(key=lambda region: int(region.id[1:]) if ours else region.start)
    return from_regions(article, regions, file, beside)
