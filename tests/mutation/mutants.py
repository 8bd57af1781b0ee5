"""Mutants of a source file: its functions with one thing changed in one place, made as syntax trees.

What is mutated is what a function computes: comparisons, arithmetic, ``and`` and ``or``, ``not``, constants, conditions, what is returned,
``break`` and ``continue``. Of signs that something is looked for among (``letter in "NF"``, ``strip("ET")``) the last is left out.
Docstrings, annotations, types of casts, messages of errors and what stands outside of functions are left alone.
"""

from __future__ import annotations

import ast
import copy
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType

COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.LShift: ast.RShift, ast.RShift: ast.LShift,
}  # fmt: skip
Functions = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Mutant:
    """A change of the ``number``-th node of a file's tree (as ``ast.walk`` gives them), the ``variant``-th that is made of it."""

    file: Path
    lines: range  # of the statement that it stands in
    function: str
    number: int
    variant: int
    change: str
    time: int = 1  # which of its function's changes that read the same

    def __str__(self) -> str:
        return f"{self.file.name}:{self.lines[0]} {self.key.partition(' ')[2]}"

    @property
    def key(self) -> str:
        """Names it while the lines above it change."""
        again = f" ({self.time})" if self.time > 1 else ""
        return f"{self.file.parent.name}/{self.file.name} {self.function}: {self.change}{again}"

    def code(self) -> CodeType:
        """The changed file, compiled."""
        tree = ast.parse(self.file.read_text(encoding="utf-8"))
        node = list(ast.walk(tree))[self.number]
        changed = list(_changes(node))[self.variant]
        for name, value in vars(changed).items():
            setattr(node, name, value)
        if type(changed) is not type(node):
            tree = _Put(node, changed).visit(tree)
        return compile(ast.fix_missing_locations(tree), str(self.file), "exec", dont_inherit=True)


class _Put(ast.NodeTransformer):
    """Puts a node of another class in a node's place."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        if node is self.old:
            return ast.copy_location(self.new, node)
        return self.generic_visit(node)


def mutants_of(file: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its lines."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    numbers = {id(node): number for number, node in enumerate(ast.walk(tree))}
    found = [
        Mutant(file, lines, function, numbers[id(node)], variant, _told(node, changed))
        for function, lines, node in _computing(tree, "", range(0))
        for variant, changed in enumerate(_changes(node))
    ]
    found.sort(key=lambda mutant: (mutant.lines[0], mutant.number, mutant.variant))
    told: Counter[tuple[str, str]] = Counter()
    for place, mutant in enumerate(found):
        told[mutant.function, mutant.change] += 1
        found[place] = replace(mutant, time=told[mutant.function, mutant.change])
    return found


def _told(before: ast.AST, after: ast.AST) -> str:
    """The change, of a long one a piece that shows it."""
    old, new = (" ".join(ast.unparse(node).split()) for node in (before, after))
    same = next((place for place, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), 0)
    start = same - 20 if same > 40 else 0
    return " -> ".join(("... " if start else "") + text[start : start + 60].strip() for text in (old, new))


def _computing(node: ast.AST, function: str, lines: range) -> Iterator[tuple[str, range, ast.AST]]:
    """The nodes within functions that compute something, each with its function's name and its statement's lines."""
    if isinstance(node, ast.Raise | ast.Assert):
        return
    if isinstance(node, (*Functions, ast.ClassDef)):
        function = f"{function}.{node.name}".lstrip(".")
    if isinstance(node, ast.stmt | ast.match_case | ast.ExceptHandler):
        lines = _lines(node)
    if function and hasattr(node, "lineno") and not isinstance(node, (*Functions, ast.ClassDef)):
        yield function, lines, node
    for child in _children(node):
        yield from _computing(child, function, lines)


def _lines(node: ast.stmt | ast.match_case | ast.ExceptHandler) -> range:
    """The lines of a statement, of one that holds others those before the first of them."""
    first = node.pattern.lineno if isinstance(node, ast.match_case) else node.lineno
    body = getattr(node, "body", None)
    last = body[0].lineno - 1 if body else node.end_lineno  # type: ignore[union-attr]
    return range(first, max(first, last or first) + 1)


def _children(node: ast.AST) -> list[ast.AST]:
    if isinstance(node, ast.Module):
        return [child for child in node.body if isinstance(child, (*Functions, ast.ClassDef))]
    if isinstance(node, ast.ClassDef):
        return [child for child in node.body if isinstance(child, Functions)]
    if isinstance(node, Functions):
        return [child for child in node.body if not _is_text(child)]
    if isinstance(node, ast.AnnAssign):
        return [node.value] if node.value else []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast":
        return node.args[1:]
    if isinstance(node, ast.Compare | ast.Call):
        among = _among(node)
        return [child for child in ast.iter_child_nodes(node) if child is not among]
    if isinstance(node, ast.JoinedStr):
        return [child for child in node.values if isinstance(child, ast.FormattedValue)]
    return list(ast.iter_child_nodes(node))


def _among(node: ast.AST) -> ast.Constant | None:
    """The string whose signs something is looked for among; one more sign would change nothing there."""
    match node:
        case ast.Compare(ops=[ast.In() | ast.NotIn()], comparators=[ast.Constant(value=str()) as signs]):
            return signs
        case ast.Call(func=ast.Attribute(attr="strip" | "lstrip" | "rstrip"), args=[ast.Constant(value=str()) as signs]):
            return signs
    return None


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _changes(node: ast.AST) -> Iterator[ast.AST]:
    """The node with one thing changed, one after another."""
    signs = _among(node)
    if signs is not None:
        yield _fewer(node, signs)
    match node:
        case ast.Compare(ops=[*operators]):
            for place, operator in enumerate(operators):
                yield _with(node, ops=[*operators[:place], COMPARISONS[type(operator)](), *operators[place + 1 :]])
        case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in ARITHMETIC:
            yield _with(node, op=ARITHMETIC[type(operator)]())
        case ast.BoolOp(op=operator):
            yield _with(node, op=ast.And() if isinstance(operator, ast.Or) else ast.Or())
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield copy.deepcopy(operand)
        case ast.Constant(value=bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(value=int() as value):
            yield ast.Constant(value + 1)
        case ast.Constant(value=str() as value):
            yield ast.Constant(value + "~")
        case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
            if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):  # those change by themselves
                yield _with(node, test=ast.UnaryOp(ast.Not(), copy.deepcopy(test)))
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant)):
            yield _with(node, value=ast.Constant(None))
        case ast.Break():
            yield ast.Continue()
        case ast.Continue():
            yield ast.Break()


def _fewer(node: ast.AST, signs: ast.Constant) -> ast.AST:
    """A search among signs with the last of them left out."""
    fewer = ast.Constant(signs.value[:-1])
    return _with(node, comparators=[fewer]) if isinstance(node, ast.Compare) else _with(node, args=[fewer])


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy.copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed
