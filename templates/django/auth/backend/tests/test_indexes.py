"""Every foreign key has an index, and every constraint a name of our own."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import ForeignKey, Model


def our_models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        if "site-packages" not in config.path:
            yield from config.get_models(include_auto_created=True)


def leading_fields(model: type[Model]) -> set[str]:
    """Fields that an index of all rows starts with; a partial one serves no join."""
    options = model._meta
    leading = {field.name for field in options.local_fields if field.unique}
    for index in options.indexes:
        if index.fields and index.condition is None:
            leading.add(index.fields_orders[0][0])
    for constraint in options.total_unique_constraints:
        leading.add(constraint.fields[0])
    return leading


def test_every_foreign_key_is_backed_by_an_index() -> None:
    keys = [
        (model, field)
        for model in our_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
    ]
    assert keys
    for model, field in keys:
        has_its_own = field.db_index  # type: ignore[attr-defined]  # the stubs lack it
        assert has_its_own or field.name in leading_fields(model), field


def test_every_constraint_has_a_name() -> None:
    """`unique=True` gets one that Django makes up, which no later migration can rely on."""
    nameless = [
        field
        for model in our_models()
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    ]
    assert nameless == []
    assert not any(model._meta.unique_together for model in our_models())
