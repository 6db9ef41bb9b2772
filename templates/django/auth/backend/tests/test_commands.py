"""The commands that change accounts."""

from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts import sessions
from accounts.models import RefreshToken, User
from tests.client import ApiClient
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db

ME = "/api/v1/auth/me"
TYPED = "a new long password"


def type_in(monkeypatch: pytest.MonkeyPatch, *passwords: str) -> None:
    typed: Iterator[str] = iter(passwords)
    monkeypatch.delenv("STAFF_PASSWORD", raising=False)
    monkeypatch.setattr("accounts.management.commands.staff.getpass", lambda _prompt: next(typed))


def test_somebody_who_is_promoted_keeps_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    type_in(monkeypatch)
    user = UserFactory.create(is_active=False)
    call_command("staff", user.email.upper())
    user.refresh_from_db()
    assert user.is_staff
    assert user.is_active
    assert user.check_password(PASSWORD)


@pytest.mark.parametrize("is_typed", [False, True])
def test_a_new_staff_user_has_the_password_that_was_given(
    monkeypatch: pytest.MonkeyPatch, *, is_typed: bool
) -> None:
    type_in(monkeypatch, TYPED, TYPED)
    if not is_typed:
        monkeypatch.setenv("STAFF_PASSWORD", TYPED)
    call_command("staff", "Boss@example.com")
    boss = User.objects.get(email="boss@example.com")
    assert boss.is_staff
    assert boss.check_password(TYPED)


@pytest.mark.parametrize(
    ("email", "passwords", "fault"),
    [
        ("nobody", (TYPED, TYPED), "address must be valid"),
        ("new@example.com", ("short", "short"), "12 to 128"),
        ("new@example.com", (TYPED, "something else"), "differ"),
    ],
)
def test_bad_input_makes_nobody(
    monkeypatch: pytest.MonkeyPatch, email: str, passwords: tuple[str, str], fault: str
) -> None:
    type_in(monkeypatch, *passwords)
    with pytest.raises(CommandError, match=fault):
        call_command("staff", email)
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_somebody_deactivated_is_out_at_once_and_stays_out() -> None:
    user = UserFactory.create()
    client, token = client_of(user), sessions.start(user).refresh_token
    before = client.send("GET", ME).status_code
    call_command("deactivate", user.email.upper())
    after = client.send("GET", ME).status_code
    call_command("staff", user.email)
    body = {"refreshToken": token}
    refreshed = ApiClient().send("POST", "/api/v1/auth/refresh", body)
    assert (before, after, refreshed.status_code) == (200, 401, 401)
    assert client.send("GET", ME).status_code == 200


def test_only_a_user_can_be_deactivated() -> None:
    with pytest.raises(CommandError, match="no user"):
        call_command("deactivate", "nobody@example.com")


def test_purging_takes_batch_after_batch_and_keeps_what_is_alive(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("accounts.management.commands.purge.BATCH", 1)
    user = UserFactory.create()
    alive, *_ = [sessions.digest(sessions.start(user).refresh_token) for _ in range(3)]
    RefreshToken.objects.exclude(digest=alive).update(expires_at=timezone.now())
    call_command("purge")
    assert RefreshToken.objects.get().digest == alive
    assert capsys.readouterr().out == "4 rows are deleted.\n"
