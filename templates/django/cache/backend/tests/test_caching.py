import json
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache, caches
from redis import Redis
from redis.exceptions import ConnectionError as RedisConnectionError

from caching import services
from caching.codec import JsonCodec


class Counter:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> dict[str, int]:
        self.calls += 1
        return {"call": self.calls}


def test_a_value_is_made_once_until_it_is_forgotten() -> None:
    fill = Counter()
    values = [services.get_or_fill("k", 60, fill) for _ in range(3)]
    assert values == [{"call": 1}] * 3
    services.forget("k")
    assert services.get_or_fill("k", 60, fill) == {"call": 2}


def test_who_comes_while_another_fills_stores_nothing() -> None:
    def fill() -> dict[str, int]:
        assert services.get_or_fill("k", 60, lambda: {"call": 2}) == {"call": 2}
        return {"call": 1}

    services.get_or_fill("k", 60, fill)
    assert services.get_or_fill("k", 60, Counter()) == {"call": 1}


def test_a_value_that_was_forgotten_while_it_was_made_is_not_stored() -> None:
    def fill() -> dict[str, str]:
        services.forget("k")
        return {"age": "old"}

    services.get_or_fill("k", 60, fill)
    assert services.get_or_fill("k", 60, Counter()) == {"call": 1}


def test_the_mark_of_a_later_filler_is_no_right_to_store() -> None:
    def fill() -> dict[str, str]:
        services.forget("k")
        cache.add(services.mark_of("k"), "another", 60)
        return {"age": "old"}

    services.get_or_fill("k", 60, fill)
    assert cache.get("k") is None
    assert cache.get(services.mark_of("k")) == "another"


def test_a_value_that_is_forgotten_while_it_is_stored_does_not_stay(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = caches["default"].set

    def forget_first(key: str, *args: Any) -> None:
        services.forget(key)
        store(key, *args)

    monkeypatch.setattr(caches["default"], "set", forget_first)
    services.get_or_fill("k", 60, Counter())
    assert cache.get("k") is None


def test_values_that_were_stored_together_do_not_expire_together(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lives: list[int] = []
    monkeypatch.setattr(services, "is_embedded", lambda: False)
    monkeypatch.setattr(caches["default"], "set", lambda _key, _value, life: lives.append(life))
    for number in range(50):
        services.get_or_fill(f"k{number}", 100, Counter())
    assert 90 <= min(lives) < max(lives) <= 110


@pytest.mark.parametrize(("seconds", "life"), [(3, 3), (30, 5)])
def test_a_value_that_no_other_process_can_forget_lives_five_seconds_at_most(
    monkeypatch: pytest.MonkeyPatch, seconds: int, life: int
) -> None:
    lives: list[int] = []
    monkeypatch.setattr(services, "is_embedded", lambda: True)
    monkeypatch.setattr(caches["default"], "set", lambda _key, _value, life: lives.append(life))
    services.get_or_fill("k", seconds, Counter())
    assert lives == [life]


def test_a_cache_out_of_reach_is_a_miss(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RedisConnectionError

    fill = Counter()
    for method in ("get", "add", "set", "delete", "delete_many"):
        monkeypatch.setattr(caches["default"], method, refuse)
    assert [services.get_or_fill("k", 60, fill) for _ in range(2)] == [{"call": 1}, {"call": 2}]
    services.forget("k")
    assert not services.is_reachable()


@pytest.mark.parametrize("value", [None, True, 1, "text", 1.5, [1, "a"], {"a": {"b": None}}])
def test_what_goes_to_redis_is_json(value: services.Json) -> None:
    codec = JsonCodec()
    stored = codec.dumps(value)
    assert codec.loads(stored if isinstance(stored, bytes) else str(stored).encode()) == value
    assert not isinstance(stored, bytes) or not stored.startswith(b"\x80")


@pytest.mark.redis
def test_redis_holds_what_anybody_can_read() -> None:
    cache.set("k", {"a": 1})
    with Redis.from_url(settings.REDIS_URL) as redis:
        assert json.loads(redis.get(cache.make_key("k"))) == {"a": 1}
