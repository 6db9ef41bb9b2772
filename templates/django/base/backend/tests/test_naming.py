import re

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from api.naming import camel, snake

NAMES = st.from_regex(re.compile(r"[a-z][a-z0-9]*(_[a-z][a-z0-9]*){0,4}", re.ASCII), fullmatch=True)


@given(NAMES)
def test_a_name_survives_the_wire(name: str) -> None:
    assert snake(camel(name)) == name
    assert "_" not in camel(name)


@pytest.mark.parametrize("name", ["line_2", "a__b", "_private", "trailing_", "isStaff"])
def test_a_name_that_would_not_come_back_is_refused(name: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="camelCase"):
        camel(name)
