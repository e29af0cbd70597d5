#!/bin/sh
# PostgreSQL, Redis, Elasticsearch and stripe-mock for tests, on loopback, as users of their own, without containers. `up`
# installs what is missing (Debian packages, Maven, Go), starts what does not run, writes var/services/env and prints it; `down` stops all.
# Data is thrown away by nobody but may be: fsync is off, so this is for tests only.
set -eu

ROOT=$(cd "$(dirname "$0")/.." && pwd)
HOME_DIR=$ROOT/var/services
# The users of the services must be able to reach their data; a checkout in a closed folder keeps it elsewhere.
DATA_DIR=$HOME_DIR

say() { printf '%s\n' "$*" >&2; }
fail() { say "services: $*"; exit 1; }

# shellcheck source=scripts/services/elasticsearch.sh
. "$ROOT/scripts/services/elasticsearch.sh"
# shellcheck source=scripts/services/stripe_mock.sh
. "$ROOT/scripts/services/stripe_mock.sh"

as() { # as USER COMMAND…: directly when we are no root, and then everything runs as ourselves
    user=$1
    shift
    if [ "$(id -u)" = 0 ]; then runuser -u "$user" -- "$@"; else "$@"; fi
}

postgres_bin() { # the folder with initdb, pg_ctl and psql: Debian's newest, else what the path offers
    bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
    [ -n "$bin" ] || bin=$(dirname "$(command -v initdb 2>/dev/null)" 2>/dev/null)
    [ ! -x "$bin/psql" ] || echo "$bin"
}

install_missing() {
    wanted=""
    [ -n "$(postgres_bin)" ] || wanted="$wanted postgresql"
    command -v redis-server >/dev/null 2>&1 || wanted="$wanted redis-server"
    command -v chromium >/dev/null 2>&1 || [ -n "${CHROMIUM:-}" ] || wanted="$wanted chromium"
    wanted="$wanted$(missing_for_elasticsearch)"
    wanted="$wanted$(missing_for_stripe_mock)"
    [ -n "$wanted" ] || return 0
    command -v apt-get >/dev/null 2>&1 || fail "please install:$wanted"
    sudo=""
    [ "$(id -u)" = 0 ] || sudo="sudo -n"
    say "services: installing$wanted"
    mkdir -p "$HOME_DIR"
    for try in 1 2 3; do
        # shellcheck disable=SC2086
        if $sudo apt-get update -qq >"$HOME_DIR/apt.log" 2>&1 &&
            $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $wanted \
                >>"$HOME_DIR/apt.log" 2>&1; then
            return 0
        fi
        say "services: installing failed at try $try"
        sleep $((try * 5))
    done
    tail -n 20 "$HOME_DIR/apt.log" >&2
    fail "could not install$wanted"
}

free_port() { # the first port from $1 on that nobody listens on
    python3 - "$1" <<'PY'
import socket, sys
for port in range(int(sys.argv[1]), int(sys.argv[1]) + 50):
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)):
            print(port)
            break
PY
}

choose_data_dir() {
    if [ "$(id -u)" = 0 ]; then
        mkdir -p "$HOME_DIR"
        if ! runuser -u postgres -- test -x "$HOME_DIR" || ! runuser -u redis -- test -x "$HOME_DIR"; then
            DATA_DIR=/var/tmp/cho-phien-services-$(printf %s "$ROOT" | cksum | cut -d' ' -f1)
        fi
    fi
    mkdir -p "$DATA_DIR"
}

own() { # own USER FOLDER
    mkdir -p "$2"
    [ "$(id -u)" != 0 ] || chown "$1" "$2"
    chmod 700 "$2"
}

port_kept() { # the port a service was started on: var/services/<name>.port
    cat "$HOME_DIR/$1.port" 2>/dev/null || true
}

up_postgres() {
    bin=$(postgres_bin)
    data=$DATA_DIR/postgres
    own postgres "$data"
    if [ ! -f "$data/PG_VERSION" ]; then
        as postgres "$bin/initdb" -D "$data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 >"$HOME_DIR/initdb.log" 2>&1 ||
            { cat "$HOME_DIR/initdb.log" >&2; fail "initdb failed"; }
    fi
    if ! as postgres "$bin/pg_ctl" -D "$data" status >/dev/null 2>&1; then
        free_port "${POSTGRES_PORT:-55432}" >"$HOME_DIR/postgres.port"
        port=$(port_kept postgres)
        as postgres "$bin/pg_ctl" -D "$data" -w -t 60 -l "$data/log" -o "-p $port -k $data -c listen_addresses=127.0.0.1 \
            -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=250" start >/dev/null ||
            { tail -n 20 "$data/log" >&2; fail "PostgreSQL did not start"; }
    fi
    port=$(port_kept postgres)
    as postgres "$bin/psql" -h 127.0.0.1 -p "$port" -U postgres -tAc \
        "SELECT 1 FROM pg_database WHERE datname = 'cho_phien'" | grep -q 1 ||
        as postgres "$bin/createdb" -h 127.0.0.1 -p "$port" -U postgres cho_phien
}

up_redis() {
    data=$DATA_DIR/redis
    own redis "$data"
    port=$(port_kept redis)
    if [ -z "$port" ] || ! redis-cli -p "$port" ping >/dev/null 2>&1; then
        free_port "${REDIS_PORT:-56379}" >"$HOME_DIR/redis.port"
        port=$(port_kept redis)
        as redis redis-server --port "$port" --bind 127.0.0.1 --save '' --appendonly no --daemonize yes \
            --dir "$data" --pidfile "$data/pid" --logfile "$data/log" >/dev/null
        for _ in 1 2 3 4 5 6 7 8 9 10; do
            redis-cli -p "$port" ping >/dev/null 2>&1 && return 0
            sleep 0.5
        done
        tail -n 20 "$data/log" >&2
        fail "Redis did not start"
    fi
}

up() {
    install_missing
    choose_data_dir
    up_postgres
    up_redis
    up_elasticsearch
    up_stripe_mock
    {
        echo "DATABASE_URL=postgres://postgres@127.0.0.1:$(port_kept postgres)/cho_phien"
        echo "REDIS_URL=redis://127.0.0.1:$(port_kept redis)"
        echo "ELASTICSEARCH_URL=http://127.0.0.1:$(port_kept elasticsearch)"
        echo "STRIPE_MOCK_URL=http://127.0.0.1:$(port_kept stripe-mock)"
        echo "CHROMIUM=${CHROMIUM:-$(command -v chromium)}"
    } >"$HOME_DIR/env"
    cat "$HOME_DIR/env"
}

down() {
    [ -d "$HOME_DIR" ] || return 0
    choose_data_dir
    bin=$(postgres_bin)
    if [ -n "$bin" ] && [ -f "$DATA_DIR/postgres/postmaster.pid" ]; then
        as postgres "$bin/pg_ctl" -D "$DATA_DIR/postgres" -m fast -w stop >/dev/null || say "services: PostgreSQL was not running"
    fi
    port=$(port_kept redis)
    [ -z "$port" ] || redis-cli -p "$port" shutdown nosave >/dev/null 2>&1 || true
    down_elasticsearch
    down_stripe_mock
    rm -f "$HOME_DIR/env" "$HOME_DIR/postgres.port" "$HOME_DIR/redis.port"
}

case "${1:-}" in
up) up ;;
down) down ;;
*) fail "say up or down" ;;
esac
