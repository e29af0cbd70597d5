"""From a fresh clone to the first page, and a later start: `make demo` as a newcomer runs it.

Writes var/bench/first_start.json. The package cache of the machine is used if it has one; say so beside the figures.
"""

import json
import os
import signal
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("BENCH_PORT", "8971"))
LONGEST = 300


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        clone = Path(folder) / "clone"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)
        seconds = {"from a fresh clone": until_first_page(clone), "a later start": until_first_page(clone)}
    target = ROOT / "var" / "bench"
    target.mkdir(parents=True, exist_ok=True)
    (target / "first_start.json").write_text(json.dumps(seconds, indent=1))
    for name, figure in seconds.items():
        print(f"{name}: first page after {figure} s")


def until_first_page(clone: Path) -> float:
    environment = {name: value for name, value in os.environ.items() if name != "MAKEFLAGS"}
    started = time.monotonic()
    demo = subprocess.Popen(
        ["make", "demo", f"PORT={PORT}"],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        while time.monotonic() - started < LONGEST:
            if answers(f"http://127.0.0.1:{PORT}/"):
                return round(time.monotonic() - started, 1)
            time.sleep(0.1)
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        demo.wait()
    raise SystemExit(f"No page within {LONGEST} seconds.")


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=10) as page:
            return page.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


if __name__ == "__main__":
    main()
