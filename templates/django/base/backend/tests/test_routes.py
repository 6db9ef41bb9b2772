"""No route without a policy, and none that the document does not know."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from rest_framework.permissions import AllowAny

from api.errors import unknown_route
from api.openapi import document
from api.views import ApiView


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, path)
        else:
            yield path, pattern


def views() -> dict[str, Any]:
    """The class of every view, by path; None for a view that is no class."""
    return {
        path: getattr(pattern.callback, "view_class", None)
        for path, pattern in routes(get_resolver())
        if pattern.callback is not unknown_route
    }


def test_there_are_routes_to_check() -> None:
    assert "api/v1/openapi.json" in views()


def test_every_view_states_its_policy_itself() -> None:
    silent = [
        path
        for path, view in views().items()
        if view is None or not issubclass(view, ApiView) or "permission_classes" not in vars(view)
    ]
    assert silent == []


def test_a_public_view_looks_at_no_token() -> None:
    careless = [
        path
        for path, view in views().items()
        if AllowAny in view.permission_classes and view.authentication_classes
    ]
    assert careless == []


def test_the_document_knows_every_route() -> None:
    known = {path.partition("{")[0] for path in document()["paths"]}
    ours = {f"/{path.partition('<')[0]}" for path in views()}
    assert ours - {"/api/v1/docs/assets/"} == known
