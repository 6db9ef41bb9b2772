"""The OpenAPI document and the docs page."""

import re

from flask import Flask
from flask.testing import FlaskClient

from app.api.endpoint import operation_of


def test_the_document_describes_every_documented_route(app: Flask, client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json
    assert document is not None
    described = {
        (method.upper(), re.sub(r"\{\w+\}", "{}", path))
        for path, operations in document["paths"].items()
        for method in operations
    }
    routed = {
        (method, re.sub(r"<[^>]+>", "{}", rule.rule))
        for rule in app.url_map.iter_rules()
        if (operation := operation_of(app.view_functions[rule.endpoint])) and operation.is_documented
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }

    assert document["openapi"].startswith("3.1.")
    assert described == routed


def test_operations_have_ids_of_their_own_and_say_who_may_call(client: FlaskClient) -> None:
    document = client.get("/api/v1/openapi.json").json
    assert document is not None
    operations = [operation for path in document["paths"].values() for operation in path.values()]
    ids = [operation["operationId"] for operation in operations]

    assert len(ids) == len(set(ids))
    assert all("security" in operation for operation in operations)


def test_the_docs_page_needs_nothing_from_elsewhere(client: FlaskClient) -> None:
    page = client.get("/api/v1/docs")
    links = re.findall(r'(?:src|href)="([^"]+)"', page.text)

    assert page.content_type == "text/html; charset=utf-8"
    assert len(links) == 4
    for link in links:
        assert link.startswith("/api/v1/docs/")
        with client.get(link) as asset:
            assert asset.status_code == 200
    assert client.get("/api/v1/docs/LICENSE").status_code == 404
