"""The commands that change accounts."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app.auth.models import RefreshToken
from app.database.model import utc_now
from app.database.session import transaction
from app.users.commands import deactivate, purge, staff
from tests.people import PASSWORD, Person, sign_in

ME = "/api/v1/auth/me"


@pytest.fixture
def runner(app: Flask, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Run commands on the application under test."""
    monkeypatch.setattr("app.users.commands.create_app", lambda _settings: app)
    return CliRunner()


def test_a_new_staff_user_can_sign_in_and_list_users(app: Flask, runner: CliRunner) -> None:
    done = runner.invoke(staff, ["Boss@Example.com"], env={"STAFF_PASSWORD": PASSWORD})
    client = app.test_client()
    tokens = client.post("/api/v1/auth/login", json={"email": "boss@example.com", "password": PASSWORD}).json

    assert done.exit_code == 0, done.output
    assert tokens is not None
    headers = {"Authorization": f"Bearer {tokens['accessToken']}"}
    assert client.get("/api/v1/users", headers=headers).status_code == 200


def test_a_user_is_promoted_at_once(ada: Person, runner: CliRunner) -> None:
    before = ada.call("GET", "/api/v1/users").status_code
    done = runner.invoke(staff, [ada.user.email])

    assert done.exit_code == 0, done.output
    assert (before, ada.call("GET", "/api/v1/users").status_code) == (403, 200)


@pytest.mark.parametrize(("email", "password"), [("nobody", PASSWORD), ("new@example.com", "short")])
def test_bad_input_is_refused(runner: CliRunner, email: str, password: str) -> None:
    refused = runner.invoke(staff, [email], env={"STAFF_PASSWORD": password})

    assert refused.exit_code == 1
    assert "Error:" in refused.output
    assert password not in refused.output


def test_a_deactivated_user_is_out_at_once_and_stays_out(ada: Person, runner: CliRunner) -> None:
    session = sign_in(ada.client, ada.user.email)
    before = ada.call("GET", ME).status_code
    done = runner.invoke(deactivate, [ada.user.email])
    after = ada.call("GET", ME).status_code
    runner.invoke(staff, [ada.user.email])
    refreshed = ada.client.post("/api/v1/auth/refresh", json={"refreshToken": session["refreshToken"]})

    assert done.exit_code == 0, done.output
    assert (before, after, refreshed.status_code) == (200, 401, 401)
    assert ada.call("GET", ME).status_code == 200


@pytest.mark.usefixtures("app")
def test_only_a_user_can_be_deactivated(runner: CliRunner) -> None:
    assert runner.invoke(deactivate, ["nobody@example.com"]).exit_code == 1


def test_purging_takes_batch_after_batch_and_keeps_what_is_alive(
    ada: Person, session: Session, runner: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.users.commands._BATCH_SIZE", 1)
    for _ in range(3):
        sign_in(ada.client, ada.user.email)
    with transaction(session):
        alive, *others = session.scalars(select(RefreshToken.id)).all()
        past = utc_now() - timedelta(seconds=1)
        session.execute(update(RefreshToken).where(RefreshToken.id.in_(others)).values(expires_at=past))
    done = runner.invoke(purge)

    assert done.output == "2 rows are deleted\n"
    with transaction(session):
        assert session.scalars(select(RefreshToken.id)).all() == [alive]
