#!/bin/sh
# Every gate, one after the other, all of them even when one fails; the end names those that did. `fast`: seconds only.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=""

gate() {
    name=$1
    shift
    printf '== %s\n' "$name"
    "$@" || failed="$failed $name;"
}

gate "ruff" ruff check .
gate "ruff format" ruff format --check --quiet .
gate "doors between rooms" lint-imports --no-cache
gate "house rules" python -m pytest -q tests/unit/test_house_rules.py
if [ "${1:-}" != fast ]; then
    gate "translations" python scripts/messages.py check
fi
if [ -n "$failed" ]; then
    printf 'Failed:%s\n' "$failed" >&2
    exit 1
fi
echo "All gates passed."
