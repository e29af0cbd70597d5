# stripe-mock for tests: a part of scripts/services.sh. Stripe's own stand-in knows every parameter of every call and
# refuses what does not exist; it remembers nothing (tests/stand_ins/stripe.py does). Built by Go once a machine, kept
# outside the clone.
# shellcheck shell=sh

STRIPE_MOCK_VERSION=v0.203.0

go_command() { # the path of go; nothing if there is none
    command -v go 2>/dev/null || { [ ! -x /usr/local/go/bin/go ] || echo /usr/local/go/bin/go; }
}

missing_for_stripe_mock() {
    [ -x "$(stripe_mock_program)" ] || [ -n "$(go_command)" ] || printf ' golang-go'
}

stripe_mock_program() { echo "$(cache_dir)/stripe-mock-$STRIPE_MOCK_VERSION"; }

build_stripe_mock() {
    program=$(stripe_mock_program)
    [ ! -x "$program" ] || return 0
    say "services: building stripe-mock $STRIPE_MOCK_VERSION (half a minute, once a machine)"
    work=$(cache_dir)/build.$$
    mkdir -p "$work"
    for try in 1 2 3; do
        ! GOBIN=$work GOFLAGS=-buildvcs=false "$(go_command)" install \
            "github.com/stripe/stripe-mock@$STRIPE_MOCK_VERSION" >"$HOME_DIR/go.log" 2>&1 || break
        say "services: building failed at try $try"
        [ "$try" -lt 3 ] || { tail -n 20 "$HOME_DIR/go.log" >&2; fail "could not build stripe-mock"; }
        sleep $((try * 5))
    done
    chmod a+rx "$(cache_dir)" "$work" "$work/stripe-mock"
    mv "$work/stripe-mock" "$program" # one rename: a build that was broken off leaves nothing that looks whole
    rmdir "$work"
}

stripe_mock_answers() { # stripe_mock_answers PORT SECONDS
    python3 - "$1" "$2" <<'PY'
import sys, time, urllib.error, urllib.request
until = time.monotonic() + float(sys.argv[2])
while True:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{sys.argv[1]}/v1/balance", timeout=3)
    except urllib.error.HTTPError as refused:
        sys.exit(refused.code != 401)  # without a key it says no, and by that it is known
    except OSError:
        if time.monotonic() > until:
            sys.exit(1)
        time.sleep(0.2)
PY
}

up_stripe_mock() {
    data=$DATA_DIR/stripe-mock
    port=$(port_kept stripe-mock)
    [ -z "$port" ] || ! stripe_mock_answers "$port" 0 || return 0
    build_stripe_mock
    own nobody "$data"
    for try in 1 2 3; do
        port=$(free_port "${STRIPE_MOCK_PORT:-12111}")
        echo "$port" >"$HOME_DIR/stripe-mock.port"
        # Without PORT, which make exports: stripe-mock would listen there as well.
        # shellcheck disable=SC2016
        as nobody env -u PORT sh -c 'cd "$1" && { nohup "$2" -http-addr "127.0.0.1:$3" >log 2>&1 </dev/null & echo $! >pid; }' \
            start "$data" "$(stripe_mock_program)" "$port"
        ! stripe_mock_answers "$port" 20 || return 0
        say "services: stripe-mock did not start at try $try; the end of its log:"
        tail -n 20 "$data/log" >&2 || true
        down_stripe_mock
    done
    fail "stripe-mock did not start"
}

down_stripe_mock() {
    pid=$(cat "$DATA_DIR/stripe-mock/pid" 2>/dev/null || true)
    rm -f "$HOME_DIR/stripe-mock.port"
    # The number may belong to something else by now: only this program is ended.
    if [ -n "$pid" ] && [ -r "/proc/$pid/cmdline" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF "$(stripe_mock_program)"; then
        kill "$pid" 2>/dev/null || true
    fi
}
