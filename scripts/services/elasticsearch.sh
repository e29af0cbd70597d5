# Elasticsearch for tests: a part of scripts/services.sh. The node is the core distribution that Maven serves (no plugin, no
# scripts, no language analysis), so what works on it works on any Elasticsearch of this version. The program is kept
# outside the clone and is fetched once a machine; data and settings lie with those of the other services.
# shellcheck shell=sh

ELASTICSEARCH_VERSION=9.5.0
ELASTICSEARCH_TRIES=3
FETCHER=org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy

cache_dir() { # where fetched programs are kept, readable by the services' users
    if [ "$(id -u)" = 0 ]; then echo /var/cache/cho-phien; else echo "${XDG_CACHE_HOME:-$HOME/.cache}/cho-phien"; fi
}

java_home() { # the home of a Java ≥ 21, the newest; nothing if there is none
    for home in ${ES_JAVA_HOME:-} $(find -L /usr/lib/jvm -maxdepth 1 -mindepth 1 -type d 2>/dev/null | sort -Vr); do
        [ -x "$home/bin/java" ] || continue
        version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release" 2>/dev/null || true)
        if [ "${version:-0}" -ge 21 ]; then
            echo "$home"
            return
        fi
    done
}

java_package() { # the runtime that this Debian has
    for version in 25 21; do
        if apt-cache show "openjdk-$version-jre-headless" >/dev/null 2>&1; then
            echo "openjdk-$version-jre-headless"
            return
        fi
    done
    echo openjdk-21-jre-headless
}

missing_for_elasticsearch() {
    [ -x "$(node_home)/bin/elasticsearch" ] || command -v mvn >/dev/null 2>&1 || printf ' maven'
    [ -n "$(java_home)" ] || printf ' %s' "$(java_package)"
}

node_home() { echo "$(cache_dir)/elasticsearch-$ELASTICSEARCH_VERSION"; }

fetch_node() {
    home=$(node_home)
    [ ! -x "$home/bin/elasticsearch" ] || return 0
    say "services: fetching Elasticsearch $ELASTICSEARCH_VERSION (130 MB, once a machine)"
    work=$(cache_dir)/fetch.$$
    mkdir -p "$work"
    for try in 1 2 3; do
        mvn -B -q "$FETCHER" -DoutputDirectory="$work" \
            -Dartifact="org.elasticsearch.distribution.integ-test-zip:elasticsearch:$ELASTICSEARCH_VERSION:zip" \
            >"$HOME_DIR/maven.log" 2>&1 && break
        say "services: fetching failed at try $try"
        [ "$try" -lt 3 ] || { tail -n 20 "$HOME_DIR/maven.log" >&2; fail "could not fetch Elasticsearch"; }
        sleep $((try * 5))
    done
    python3 -m zipfile -e "$work/elasticsearch-$ELASTICSEARCH_VERSION.zip" "$work/node"
    find "$work/node/elasticsearch-$ELASTICSEARCH_VERSION/bin" -type f ! -name '*.*' -exec chmod 755 {} +
    chmod -R a+rX "$work/node" "$(cache_dir)"
    rm -rf "$home"
    # One rename, so that a fetch that was broken off leaves nothing that looks whole.
    mv "$work/node/elasticsearch-$ELASTICSEARCH_VERSION" "$home"
    rm -rf "$work"
}

node_user() { # runs the node; it refuses to run as root
    if [ "$(id -u)" = 0 ] && ! id elasticsearch >/dev/null 2>&1; then
        useradd --system --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin elasticsearch
    fi
    echo elasticsearch
}

node_settings() { # node_settings FOLDER: small and quick to start; logs to files of its own
    rm -rf "$1/config"
    cp -r "$(node_home)/config" "$1/config"
    sed -i '/^-Xlog:/d' "$1/config/jvm.options"
    printf '%s\n' "-Xms${ELASTICSEARCH_HEAP:-512m}" "-Xmx${ELASTICSEARCH_HEAP:-512m}" -XX:TieredStopAtLevel=1 \
        -Xlog:disable >"$1/config/jvm.options.d/tests.options"
    cat >"$1/config/elasticsearch.yml" <<YML
cluster.name: cho-phien-tests
discovery.type: single-node
network.host: 127.0.0.1
http.port: $2
transport.port: $3
path.data: $1/data
path.logs: $1/logs
xpack.security.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
# A missing alias must fail loudly instead of becoming an index of that name.
action.auto_create_index: false
YML
    mkdir -p "$1/data" "$1/logs" "$1/tmp"
    [ "$(id -u)" != 0 ] || chown -R elasticsearch "$1"
}

node_answers() { # node_answers PORT SECONDS
    python3 - "$1" "$2" <<'PY'
import sys, time, urllib.request
until = time.monotonic() + float(sys.argv[2])
while True:
    try:
        address = f"http://127.0.0.1:{sys.argv[1]}/_cluster/health?wait_for_status=yellow&timeout=5s"
        with urllib.request.urlopen(address, timeout=8) as answer:
            sys.exit(answer.status != 200)
    except OSError:
        if time.monotonic() > until:
            sys.exit(1)
        time.sleep(0.3)
PY
}

start_node() { # start_node FOLDER: once; false if it does not answer within two minutes
    free_port "${ELASTICSEARCH_PORT:-59200}" >"$HOME_DIR/elasticsearch.port"
    port=$(port_kept elasticsearch)
    node_settings "$1" "$port" "$(free_port $((port + 100)))"
    (
        cd "$1"
        as "$(node_user)" env ES_JAVA_HOME="$(java_home)" ES_PATH_CONF="$1/config" ES_TMPDIR="$1/tmp" ES_JAVA_OPTS= \
            timeout 120 "$(node_home)/bin/elasticsearch" -d -p "$1/pid" >"$1/start.log" 2>&1 </dev/null
    ) && node_answers "$port" 60
}

up_elasticsearch() {
    data=$DATA_DIR/elasticsearch
    port=$(port_kept elasticsearch)
    [ -z "$port" ] || ! node_answers "$port" 0 || return 0
    fetch_node
    for try in $(seq $ELASTICSEARCH_TRIES); do
        own "$(node_user)" "$data"
        ! start_node "$data" || return 0
        say "services: Elasticsearch did not start at try $try; the end of its log:"
        tail -n 20 "$data/start.log" "$data/logs/cho-phien-tests.log" >&2 2>/dev/null || true
        down_elasticsearch
    done
    fail "Elasticsearch did not start"
}

down_elasticsearch() {
    pid=$(cat "$DATA_DIR/elasticsearch/pid" 2>/dev/null || true)
    rm -f "$HOME_DIR/elasticsearch.port"
    # The number may belong to something else by now: only what runs from this folder is ended.
    if [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$DATA_DIR/elasticsearch/"; then
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 60); do
            kill -0 "$pid" 2>/dev/null || break
            sleep 0.5
        done
        ! kill -0 "$pid" 2>/dev/null || kill -9 "$pid"
    fi
    rm -rf "$DATA_DIR/elasticsearch"
}
