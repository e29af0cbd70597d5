"""The whole checkout of a guest, three goods of two sellers: ours beside stock Oscar's, turn about in one run.

Both on a SQLite file of their own, in this machine's one process each, counted exactly and timed without a web server.
Writes var/bench/checkout.json.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TURNS = 9
ROUNDS = 1 if os.environ.get("QUICK") else 3


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="cho-phien-bench-") as folder:
        ours, stock = our_environment(Path(folder)), {"BENCH_DB": f"{folder}/stock.sqlite3"}
        run("manage.py", "prepare_demo", environment=ours)
        result = {}
        for name, offer in (("plain", "0"), ("with an offer over everything", "1")):
            rounds = [
                {
                    "ours": walk("bench.our_walk", {**ours, "BENCH_OFFER": offer}),
                    "stock Oscar": walk("bench.stock_oscar.walk", {**stock, "BENCH_OFFER": offer}),
                }
                for _round in range(ROUNDS)
            ]
            result[name] = {who: _summed([each[who] for each in rounds]) for who in rounds[0]}
    report(result)


def our_environment(folder: Path) -> dict[str, str]:
    """The demonstration's own data is left alone: orders are placed in a market made for this run."""
    return {
        "DEMO": "1",
        "DATABASE_URL": f"sqlite:///{folder}/market.sqlite3",
        "SEARCH_INDEX_DIR": f"{folder}/search",
        "MEDIA_ROOT": f"{folder}/media",
        "MAIL_DIR": f"{folder}/mail",
        "REDIS_URL": "",
        "ELASTICSEARCH_URL": "",
    }


def walk(module: str, environment: dict[str, str]) -> dict[str, Any]:
    return json.loads(run("-W", "ignore", "-m", module, str(TURNS), environment=environment).splitlines()[-1])


def run(*arguments: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr[-2000:]}")
    return done.stdout


def _summed(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        **rounds[0],
        "ms": median(each["ms"] for each in rounds),
        "cpu_ms": median(each["cpu_ms"] for each in rounds),
    }


def report(result: dict[str, Any]) -> None:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "checkout.json").write_text(json.dumps(result, indent=1))
    head = f"{'requests':>9}{'queries':>9}{'last step':>10}{'ms':>8}{'cpu ms':>8}"
    print(f"{'whole checkout, 3 goods of 2 sellers':46}{head}")
    for name, both in result.items():
        for who, figures in both.items():
            last = list(figures["steps"].values())[-1]["queries"]
            row = f"{figures['requests']:9}{figures['queries']:9}{last:10}{figures['ms']:8}{figures['cpu_ms']:8}"
            print(f"{who + ', ' + name:46}{row}")
        share = both["ours"]["cpu_ms"] / both["stock Oscar"]["cpu_ms"]
        print(f"{'ours in stock Oscar’s time':46}{share:9.0%} of its CPU time")


if __name__ == "__main__":
    main()
