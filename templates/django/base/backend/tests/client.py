import json
from typing import Any

from django.test import Client


class ApiClient(Client):
    """Speaks JSON to the API; `token` signs in."""

    def __init__(self, token: str | None = None) -> None:
        headers = {"Host": "testserver"}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        super().__init__(headers=headers, raise_request_exception=False)

    def send(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> Any:
        raw = b"" if body is None else json.dumps(body).encode()
        return self.generic(method, path, raw, "application/json", headers=headers)


def pointers(response: Any) -> dict[str, str]:
    """The faults of a 422, as pointer and code."""
    assert response.status_code == 422, response.content
    problem = json.loads(response.content)
    assert problem["code"] == "validation_failed"
    return {error["pointer"]: error["code"] for error in problem["errors"]}
