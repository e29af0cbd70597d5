#!/bin/sh
# All tests. First on SQLite, which needs no server; then, when `make services` has started them, on PostgreSQL, Redis
# and Elasticsearch. What needs a service that is not there is skipped with a reason; with CI=true that is a failure.
set -eu
cd "$(dirname "$0")/.."
PATH=$PWD/.venv/bin:$PATH
SERVICES=var/services/env
processes=${TEST_PROCESSES:-2}

if [ -f "$SERVICES" ]; then
    chromium=$(sed -n 's/^CHROMIUM=//p' "$SERVICES")
    stripe_mock=$(sed -n 's/^STRIPE_MOCK_URL=//p' "$SERVICES")
    failed=0
    env -u DATABASE_URL -u REDIS_URL -u ELASTICSEARCH_URL CHROMIUM="$chromium" STRIPE_MOCK_URL="$stripe_mock" \
        python -m pytest -n "$processes" -rs -m "not postgres and not redis and not elasticsearch" "$@" || failed=$?
    set -a
    # shellcheck disable=SC1090
    . "$PWD/$SERVICES"
    set +a
    echo "Again on PostgreSQL, Redis and Elasticsearch:"
    python -m pytest -n "$processes" -rs -m "not browser and not sqlite and not stripe_mock" "$@" || failed=$?
    exit "$failed"
fi
exec python -m pytest -n "$processes" -rs "$@"
