"""The scorer ``reformextract.scorer.v1``: the evaluation's scores for ``nlp.evaluate`` and ``spacy benchmark accuracy``.

Gold is a DocBin that ``reformextract convert`` has written. The figures are those of ``reformextract evaluate``: an article that was
read without the publication date of its gold is read again with it, since spaCy's corpus reader hands on the text only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.training import Example
from spacy.util import registry

from reformextract.article import Extraction
from reformextract.evaluation.evaluate import Evaluation, evaluate
from reformextract.evaluation.scores import VIEWS
from reformextract.formats.docbin import from_doc

SCORER = {"@scorers": "reformextract.scorer.v1"}
DEFAULT_WEIGHTS: dict[str, float | None] = {"reform_value_f": 1.0, "reform_strict_f": 0.0, "reform_overlap_f": 0.0}


@registry.scorers("reformextract.scorer.v1")  # type: ignore[untyped-decorator]
def make_scorer() -> Callable[..., dict[str, Any]]:
    """What makes the scorer."""
    return score


def score(examples: Iterable[Example], *, component: Any) -> dict[str, Any]:
    """``reform_VIEW_p``, ``_r``, ``_f`` and ``reform_VIEW_per_kind`` for the views strict, overlap and value, of the kinds asked for."""
    gold: list[Extraction] = []
    predicted: list[Extraction] = []
    for number, example in enumerate(examples, start=1):
        reference = from_doc(example.reference, Path("gold"), number)
        reference = _named(reference, str(number))
        gold.append(reference)
        predicted.append(_named(_predicted(example, reference, component), str(number)))
    return _as_scores(evaluate(gold, predicted, kinds=component.kinds))


def _named(extraction: Extraction, id: str) -> Extraction:
    """The extraction under a number, by which gold and prediction are paired."""
    return extraction.model_copy(update={"article": extraction.article.model_copy(update={"id": id})})


def _predicted(example: Example, reference: Extraction, component: Any) -> Extraction:
    """What the component has found; read again where the gold knows another publication date or country."""
    found: Extraction | None = (example.predicted._.extractions or {}).get(component.spans_key)
    if found is not None and all(
        known in (None, read)
        for known, read in (
            (reference.article.published, found.article.published),
            (reference.article.country, found.article.country),
        )
    ):
        return found
    again: Extraction = component.read_again(reference.article)
    return again


def _as_scores(evaluation: Evaluation) -> dict[str, Any]:
    scores: dict[str, Any] = {}
    for view in VIEWS:
        micro = evaluation.counts("micro", view)
        scores[f"reform_{view}_p"], scores[f"reform_{view}_r"], scores[f"reform_{view}_f"] = micro.precision, micro.recall, micro.f1
        scores[f"reform_{view}_per_kind"] = {
            kind: {"p": counts.precision, "r": counts.recall, "f": counts.f1}
            for kind in evaluation.kinds
            for counts in [evaluation.counts(kind, view)]
        }
    return scores
