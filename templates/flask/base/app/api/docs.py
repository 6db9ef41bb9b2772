"""The OpenAPI document and the page to try it, served without an asset from elsewhere."""

import json
from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, current_app, send_from_directory
from werkzeug.exceptions import NotFound

from app.api.endpoint import endpoint
from app.api.policy import public

docs = Blueprint("docs", __name__)

_ASSETS = str(files("flask_swagger_ui") / "dist")
_ASSET_NAMES = frozenset({"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; frame-ancestors 'none'"
)
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>API</title>
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
<link rel="icon" href="/api/v1/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script>
</body>
</html>
"""
_START = 'SwaggerUIBundle({ url: "/api/v1/openapi.json", dom_id: "#swagger-ui", deepLinking: true });\n'


def openapi_document() -> dict[str, Any]:
    """Return the document of the current application."""
    document: dict[str, Any] = current_app.extensions["openapi"]()
    return document


@docs.get("/openapi.json")
@endpoint(public, query="ignored", documented=False)
def openapi() -> Response:
    """Answer the OpenAPI document."""
    return Response(json.dumps(openapi_document()), content_type="application/json")


@docs.get("/docs")
@endpoint(public, query="ignored", documented=False)
def page() -> Response:
    """Answer the interactive docs."""
    return Response(
        _PAGE, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": _POLICY}
    )


@docs.get("/docs/start.js")
@endpoint(public, query="ignored", documented=False)
def start() -> Response:
    """Answer the script that starts the docs, apart from the page so that inline scripts stay forbidden."""
    return Response(_START, content_type="text/javascript; charset=utf-8")


@docs.get("/docs/<name>")
@endpoint(public, query="ignored", documented=False)
def asset(name: str) -> Response:
    """Answer one of the files that the page needs."""
    if name not in _ASSET_NAMES:
        raise NotFound
    return send_from_directory(_ASSETS, name, max_age=86400)
