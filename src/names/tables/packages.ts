import { words } from "./words.ts";

/** Top-level modules that a generated project installs, in either flavour, directly or not. */
export const importNames = words(`
  alembic amqp annotated_types anyio argon2 asgiref ast_serialize attr attrs billiard blinker celery certifi
  cffi charset_normalizer click click_didyoumean click_plugins click_repl dateutil deprecated django
  django_filters django_structlog django_stubs_ext dotenv drf_spectacular drf_spectacular_sidecar environ
  factory faker flask flask_cors flask_jwt_extended flask_limiter flask_migrate flask_sqlalchemy gevent
  granian graphql grimp gunicorn h11 harfile httpcore httpx hypothesis hypothesis_graphql idna importlinter
  inflection iniconfig ipware itsdangerous jinja2 jsonschema jsonschema_rs jsonschema_specifications jwt kombu
  librt limits mako markdown_it markupsafe mdurl mypy mypy_django_plugin mypy_drf_plugin mypy_extensions mypyc
  ordered_set packaging pathspec pip pluggy poethepoet polyfactory prompt_toolkit psycopg psycopg_binary
  psycopg_pool purgatory py pycparser pydantic pydantic_core pydantic_settings pygments pyrate_limiter pytest
  pytest_django python_ipware redis referencing requests rest_framework rest_framework_simplejwt rich rpds
  ruff schemathesis six sortedcontainers spectree sqlalchemy sqlparse squawk structlog typing_extensions
  typing_inspection tzlocal uritemplate urllib3 uvicorn vine wcwidth werkzeug wrapt yaml
`);

/** Distributions that a generated project installs: one of the same name could not depend on them. */
export const distributionNames = words(`
  alembic amqp annotated-types anyio argon2-cffi argon2-cffi-bindings asgiref ast-serialize attrs billiard
  blinker celery certifi cffi charset-normalizer click click-didyoumean click-plugins click-repl deprecated
  django django-environ django-filter django-ipware django-structlog django-stubs django-stubs-ext
  djangorestframework djangorestframework-simplejwt djangorestframework-stubs drf-spectacular factory-boy
  faker flask flask-cors flask-jwt-extended flask-limiter flask-migrate flask-sqlalchemy gevent graphql-core
  grimp gunicorn h11 harfile httpcore httpx hypothesis hypothesis-graphql idna import-linter inflection
  iniconfig itsdangerous jinja2 jsonschema jsonschema-rs jsonschema-specifications kombu librt limits mako
  markdown-it-py markupsafe mdurl mypy mypy-extensions ordered-set packaging pathspec pip pluggy poethepoet
  polyfactory prompt-toolkit psycopg psycopg-binary psycopg-pool pycparser pydantic pydantic-core
  pydantic-settings pygments pyjwt pyrate-limiter pytest pytest-django python-dateutil python-dotenv
  python-ipware pyyaml redis referencing requests rich rpds-py ruff schemathesis six sortedcontainers
  sqlalchemy sqlparse squawk-cli structlog types-pyyaml typing-extensions typing-inspection tzlocal
  uritemplate urllib3 vine wcwidth werkzeug wrapt
`);
