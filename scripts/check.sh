#!/bin/sh
# Every gate, one after the other, all of them even when one fails; the end names those that did. `fast`: seconds only.
set -u
cd "$(dirname "$0")/.." || exit 1
PATH=$PWD/.venv/bin:$PATH
export DJANGO_SETTINGS_MODULE=shop.settings.test
failed=""

gate() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed $name;"
}

production() { # the deployment's own settings, with an environment as a deployment would give it
    env DJANGO_SETTINGS_MODULE=shop.settings.production DATABASE_URL=postgres://shop@localhost/shop \
        ALLOWED_HOSTS=cho-phien.example SITE_URL=https://cho-phien.example DEMO= DEBUG= \
        FIELD_KEYS="$(python -c 'import secrets; print(secrets.token_urlsafe(40))')" \
        SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
        python manage.py check --deploy --fail-level WARNING
}

gate "ruff" ruff check --quiet .
gate "ruff format" ruff format --check --quiet .
gate "spelling" typos --format brief
gate "doors between rooms" lint-imports --no-cache --no-logo
gate "house rules" python -m pytest tests/unit/test_house_rules.py
if [ "${1:-}" != fast ]; then
    gate "types" mypy
    gate "translations" python scripts/messages.py check
    gate "migrations match models" python manage.py makemigrations --check --dry-run
    gate "migrations can be deployed" python manage.py lintmigrations
    gate "deployment settings" production
fi
if [ -n "$failed" ]; then
    printf 'Failed:%s\n' "$failed" >&2
    exit 1
fi
echo "All gates passed."
