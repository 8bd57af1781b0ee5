"""Evaluation: gold against predictions, the figures and how sure they are, lint and agreement."""

from reformextract.evaluation.evaluate import ArticleResult, Evaluation, Outcome, evaluate
from reformextract.evaluation.resampling import Comparison, compare, intervals
from reformextract.evaluation.scores import VIEWS, Accuracy, Counts

__all__ = ["VIEWS", "Accuracy", "ArticleResult", "Comparison", "Counts", "Evaluation", "Outcome", "compare", "evaluate", "intervals"]
