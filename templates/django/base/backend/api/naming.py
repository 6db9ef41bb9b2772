"""One name, two spellings: snake_case in Python, camelCase on the wire."""

import re
from functools import cache

from django.core.exceptions import ImproperlyConfigured


@cache
def camel(name: str) -> str:
    """Spell a Python name for the wire; a name that would not come back raises.

    `is_staff` becomes `isStaff`, `v2_counter` becomes `v2Counter`; `line_2` raises
    `ImproperlyConfigured`, because `line2` says nothing of the underscore.
    """
    first, *rest = name.split("_")
    spelled = first + "".join(word.capitalize() for word in rest)
    if not first or snake(spelled) != name:
        raise ImproperlyConfigured(f"{name!r} does not survive camelCase: rename it")
    return spelled


def snake(name: str) -> str:
    """Spell a wire name for Python."""
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)
