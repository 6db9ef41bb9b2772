from typing import Any

import pytest
from django.test import RequestFactory
from limits.storage import MemoryStorage
from pytest_django import Settings

from rate_limits import services
from rate_limits.addresses import client_address
from tests.client import ApiClient

PATH = "/api/v1/openapi.json"


def limit(response: Any) -> tuple[str, str]:
    return response["RateLimit-Policy"], response["RateLimit"].split(";t=")[0]


def test_every_answer_counts_down(api: ApiClient) -> None:
    first, second = api.send("GET", PATH), api.send("GET", PATH)
    assert limit(first) == ('"default";q=300;w=60', '"default";r=299')
    assert limit(second)[1] == '"default";r=298'


def test_who_has_used_it_up_waits(api: ApiClient, settings: Settings) -> None:
    settings.RATE_LIMIT_DEFAULT = "2/minute"
    statuses = [api.send("GET", PATH).status_code for _ in range(3)]
    refused = api.send("GET", PATH)
    assert statuses == [200, 200, 429]
    assert refused.json()["code"] == "rate_limited"
    assert limit(refused) == ('"default";q=2;w=60', '"default";r=0')
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert api.send("GET", "/nothing").status_code == 404
    assert api.send("DELETE", PATH).status_code == 405
    assert api.send("OPTIONS", PATH).status_code == 200
    assert api.get(PATH, REMOTE_ADDR="192.0.2.1").status_code == 200


def break_store(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise services.StoreUnavailable

    monkeypatch.setattr(services, "hit", refuse)


def test_without_a_store_requests_go_through(
    api: ApiClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_store(monkeypatch)
    response = api.send("GET", PATH)
    assert response.status_code == 200
    assert "RateLimit" not in response


def test_a_store_out_of_reach_is_found_out(settings: Settings) -> None:
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    services.make_limiter.cache_clear()
    with pytest.raises(services.StoreUnavailable):
        services.hit("default", "1/minute", "anybody")
    settings.REDIS_URL = ""
    services.make_limiter.cache_clear()
    assert isinstance(services.make_limiter().storage, MemoryStorage)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "198.51.100.1", "192.0.2.9"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "203.0.113.7, 198.51.100.1", "198.51.100.1"),
        (2, "203.0.113.7, 198.51.100.1", "203.0.113.7"),
        (2, "198.51.100.1", "192.0.2.9"),
        (1, "", "192.0.2.9"),
        (1, "rubbish", "192.0.2.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
    ],
)
def test_an_address_is_what_trusted_proxies_saw(
    settings: Settings, proxies: int, forwarded: str, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory(headers=headers).get("/", REMOTE_ADDR="192.0.2.9")
    assert client_address(request) == expected
