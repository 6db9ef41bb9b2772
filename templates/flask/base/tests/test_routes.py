"""Every route says who may call it."""

from flask import Flask

from app.api.endpoint import operation_of


def test_every_route_declares_its_policy(app: Flask) -> None:
    undeclared = [
        rule.rule
        for rule in app.url_map.iter_rules()
        if operation_of(app.view_functions[rule.endpoint]) is None
    ]

    assert undeclared == []
