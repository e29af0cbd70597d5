#!/bin/sh
# All tests. What needs a service that is not there is skipped with a reason; with CI=true that is a failure.
set -eu
cd "$(dirname "$0")/.."
if [ -f var/services/env ]; then
    set -a
    . var/services/env
    set +a
fi
exec python -m pytest -rs "$@"
