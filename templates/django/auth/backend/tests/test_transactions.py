"""A broken transaction answers no further question: an integrity error is caught outside of it."""

import ast
from pathlib import Path

import pytest

BACKEND = Path(__file__).parents[1]
SAVEPOINT = "transaction.atomic()"


def careless(source: str) -> list[int]:
    """Lines of the `try` that catch an integrity error around more than one savepoint."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Try) and catches_integrity_error(node) and not is_savepoint(node)
    ]


def catches_integrity_error(node: ast.Try) -> bool:
    caught = [ast.unparse(handler.type) for handler in node.handlers if handler.type]
    return any("IntegrityError" in names for names in caught)


def is_savepoint(node: ast.Try) -> bool:
    match node.body:
        case [ast.With(items=[item])]:
            return ast.unparse(item) == SAVEPOINT
    return False


def test_an_integrity_error_is_caught_outside_of_its_savepoint() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in BACKEND.rglob("*.py")}
    assert {path: lines for path in sources if (lines := careless(sources[path]))} == {}


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("try: save()\nexcept IntegrityError: pass", [1]),
        ("with transaction.atomic():\n  try: save()\n  except (db.IntegrityError,): pass", [2]),
        ("try:\n  with transaction.atomic(): save()\nexcept IntegrityError: pass", []),
        ("try: save()\nexcept ValueError: pass", []),
    ],
)
def test_one_that_is_caught_inside_is_found(source: str, lines: list[int]) -> None:
    assert careless(source) == lines
