from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from pytest_django import DjangoAssertNumQueries

from accounts import caching
from accounts.models import User
from tests.factories import PASSWORD, UserFactory, client_of

pytestmark = pytest.mark.django_db(transaction=True)

ME = "/api/v1/auth/me"


def test_a_signed_in_user_is_read_once(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = client_of(UserFactory.create())
    first = client.send("GET", ME).json()
    with django_assert_num_queries(0):
        assert client.send("GET", ME).json() == first


def test_a_change_shows_at_once() -> None:
    user = UserFactory.create()
    client = client_of(user)
    client.send("GET", ME)
    user.display_name = "Grace"
    user.save()
    assert client.send("GET", ME).json()["displayName"] == "Grace"
    user.is_active = False
    user.save()
    assert client.send("GET", ME).status_code == 401


def test_what_others_read_before_a_commit_does_not_stay() -> None:
    user = UserFactory.create()

    def read() -> str:
        try:
            return str(client_of(user).send("GET", ME).json()["displayName"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        user.display_name = "Grace"
        user.save()
        before = pool.submit(read).result()
    assert (before, read()) == ("Ada Lovelace", "Grace")


def test_a_right_that_was_taken_away_does_not_outlive_its_cached_row() -> None:
    staff, other = UserFactory.create(is_staff=True), UserFactory.create()
    client = client_of(staff)
    client.send("GET", ME)
    # Without a signal, as for a process whose cache the change did not reach.
    User.objects.filter(pk=staff.pk).update(is_staff=False)
    assert client.send("GET", ME).json()["isStaff"]
    assert client.send("GET", "/api/v1/users").status_code == 403
    assert client.send("GET", f"/api/v1/users/{other.pk}").status_code == 404


def test_somebody_deleted_is_gone_at_once() -> None:
    user = UserFactory.create()
    client = client_of(user)
    client.send("GET", ME)
    user.delete()
    assert client.send("GET", ME).status_code == 401


def test_the_password_is_not_in_the_cache() -> None:
    user = UserFactory.create()
    row = caching.read_row(user.pk)
    assert row is not None
    assert "password" not in row
    cached = caching.from_row(row)
    assert cached == user
    assert cached.get_deferred_fields() == {"password"}
    assert PASSWORD not in str(row)
