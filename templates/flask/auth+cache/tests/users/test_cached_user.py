"""The signed-in user comes from the cache, and is never out of date for long."""

import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager

from flask import Flask
from sqlalchemy import update
from sqlalchemy.orm import Session

from app.cache.extension import cache
from app.database.session import transaction
from app.users.cache import forget_user
from app.users.models import User
from tests.people import Person

ME = "/api/v1/auth/me"


def test_a_second_request_reads_no_user(
    ada: Person, count_queries: Callable[[], AbstractContextManager[list[str]]]
) -> None:
    with count_queries() as first:
        shown = ada.call("GET", ME).json
    with count_queries() as second:
        again = ada.call("GET", ME).json

    assert again == shown
    assert [query for query in first if "user_account" in query]
    assert not [query for query in second if "user_account" in query]


def test_a_change_shows_at_once(ada: Person) -> None:
    ada.call("GET", ME)
    changed = ada.call("PATCH", ME, json={"displayName": "Countess"}).json

    assert ada.call("GET", ME).json == changed


def test_what_is_read_before_the_commit_is_forgotten_after_it(session: Session) -> None:
    user_id = uuid.uuid4()

    with transaction(session):
        forget_user(session, user_id)
        before = cache().get_or_fill(f"user:{user_id}", 60, lambda: "old")

    after = cache().get_or_fill(f"user:{user_id}", 60, lambda: "new")
    assert (before, after) == ("old", "new")


def test_a_right_that_was_taken_away_does_not_outlive_its_entry(
    ada: Person, boss: Person, session: Session
) -> None:
    boss.call("GET", ME)
    with transaction(session):
        session.execute(update(User).values(is_staff=False))

    assert boss.call("GET", "/api/v1/users").status_code == 403
    assert boss.call("GET", f"/api/v1/users/{ada.user.id}").status_code == 404


def test_what_another_release_kept_is_a_miss(app: Flask, ada: Person) -> None:
    with app.app_context():
        cache().get_or_fill(f"user:{ada.user.id}", 60, lambda: '{"name": "Ada"}')

    assert [ada.call("GET", ME).status_code for _ in range(2)] == [200, 200]
    with app.app_context():
        kept = cache().get_or_fill(f"user:{ada.user.id}", 60, lambda: None)
    assert kept is not None
    assert "display_name" in kept
