"""Who may call a route. Every route names one policy, and a test walks the routes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.api.problems import ProblemType


@dataclass(frozen=True, slots=True)
class Policy:
    """`enforce` raises one of `problems` unless the caller may go on."""

    name: str
    enforce: Callable[[], object]
    problems: tuple[ProblemType, ...]

    @property
    def is_public(self) -> bool:
        """Tell whether the route ignores who calls."""
        return not self.problems


public = Policy("public", enforce=lambda: None, problems=())
