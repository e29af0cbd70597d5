"""How fast goods are found and indexed as the market grows: 1,000 → 10,000 → 100,000 synthetic products.

For each size: seconds to build the index, its size on disk, what a process that reads it holds in memory, and how long
a question takes inside the process. With ELASTICSEARCH_URL set, the same over Elasticsearch, and beside it the very
request it sends, sent again with curl. QUICK=1 stops at 10,000. Writes var/bench/search_speed.json and a table.
"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WORK = ROOT / "var" / "bench" / "search"
SIZES = [1_000, 10_000] if os.environ.get("QUICK") else [1_000, 10_000, 100_000]
JUDGED = ROOT / "tests" / "judged_searches" / "queries_dev.jsonl"
LISTS = [{}, {"province": ("lao-cai",)}, {"within": "thuc-pham", "stars": (3, 4)}, {"in_stock": True, "sort": "new"}]
ROUNDS = 3  # after one that warms
CURL_ROUNDS = 3
PATIENCE = 30.0  # seconds: what is measured here is how long an answer takes, not when it is given up
LIMITS = {"index s": 20, "disk MB": 300, "reader MB": 150, "p95 ms": 15}  # for 100,000 in the embedded engine


def main() -> None:
    environment = prepared()
    engines = ["embedded", *(["elasticsearch"] if os.environ.get("ELASTICSEARCH_URL") else [])]
    rows = []
    for size in SIZES:
        command("manage.py", "make_load", "--products", str(size), "--no-index", env=environment)
        for engine in engines:
            built = measured("index", engine, env=environment)
            rows.append({"products": size, "engine": engine, **built, **measured("ask", engine, env=environment)})
            print_row(rows[-1], header=len(rows) == 1)
    target = ROOT / "var" / "bench"
    (target / "search_speed.json").write_text(json.dumps({"limits at 100,000": LIMITS, "rows": rows}, indent=1))


def prepared() -> dict[str, str]:
    """A database of its own, begun from the demonstration's, and its own index."""
    WORK.mkdir(parents=True, exist_ok=True)
    database = WORK / "load.sqlite3"
    if not database.exists():
        with sqlite3.connect(ROOT / "var" / "cho-phien.sqlite3") as source, sqlite3.connect(database) as copy:
            source.backup(copy)
    ours = {
        "DATABASE_URL": f"sqlite:///{database}",
        "SEARCH_INDEX_DIR": str(WORK / "index"),
        "SEARCH_INDEX_PREFIX": "bench",
        "DEMO": "1",
    }
    environment = {**os.environ, **ours}
    command("manage.py", "migrate", "-v0", env=environment)
    return environment


def command(*words: str, env: dict[str, str]) -> str:
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def measured(what: str, engine: str, *, env: dict[str, str]) -> dict[str, Any]:
    """In a process of its own, so that none measures what another has left in memory."""
    return json.loads(command(__file__, what, engine, env=env).splitlines()[-1])


def index(engine: str) -> dict[str, Any]:
    from catalog.search.engine import engine_from_settings
    from catalog.search.indexing import rebuild

    began = time.monotonic()
    count = rebuild(engine)
    took = time.monotonic() - began
    print(json.dumps({"documents": count, "index s": round(took, 1), "disk MB": disk_of(engine)}))
    return {"seen": engine_from_settings(engine).count()}


def disk_of(engine: str) -> float | None:
    if engine != "embedded":
        return None
    current = WORK / "index" / (WORK / "index" / "current").read_text().strip()
    return round(sum(file.stat().st_size for file in current.iterdir()) / 1e6, 1)


def ask(name: str) -> None:
    from django.conf import settings
    from django.utils import translation

    from catalog.search.engine import engine_from_settings

    settings.SEARCH_PATIENCE_SECONDS = PATIENCE
    before = resident_mb()
    engine = engine_from_settings(name)
    with translation.override("vi"):
        questions = questions_of()
        with Sent() as sent:
            for question in questions:
                engine.search(question)
                sent.next()
        times = [timed(engine, question) for _round in range(ROUNDS) for question in questions]
    found = {"p50 ms": percentile(times, 50), "p95 ms": percentile(times, 95)}
    if name == "embedded":
        found["reader MB"] = round(resident_mb() - before, 1)
    else:
        raw = [each for each in curl_times(sent.last) if each]
        found |= {"curl p95 ms": percentile(raw, 95), "× curl": round(found["p95 ms"] / percentile(raw, 95), 2)}
    print(json.dumps(found))


def questions_of() -> list[Any]:
    from catalog.search.forms import query_from
    from catalog.search.query import SearchQuery

    texts = [json.loads(line)["q"] for line in JUDGED.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [query_from({"q": [text]})[0] for text in texts] + [SearchQuery(**given) for given in LISTS]


def timed(engine: Any, question: Any) -> float:
    began = time.perf_counter()
    engine.search(question)
    return (time.perf_counter() - began) * 1000


def percentile(times: list[float], which: int) -> float:
    return round(statistics.quantiles(times, n=100, method="inclusive")[which - 1], 2)


def resident_mb() -> float:
    status = Path("/proc/self/status").read_text()
    line = next(each for each in status.splitlines() if each.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


class Sent:
    """The last request that finds anything, of each question, as it goes over the wire."""

    def __init__(self) -> None:
        self.last: list[tuple[str, bytes]] = []
        self._now: tuple[str, bytes] | None = None

    def __enter__(self) -> "Sent":
        from elastic_transport import Transport

        self._sent, self._transport = Transport.perform_request, Transport
        sent = self._sent

        def noted(transport: Any, method: str, target: str, *, body: Any = None, **rest: Any) -> Any:
            if "_search" in target or "_msearch" in target:
                lines = body if isinstance(body, list) else [body]
                wire = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in lines)
                self._now = target, wire.encode()
            return sent(transport, method, target, body=body, **rest)

        Transport.perform_request = noted  # type: ignore[method-assign,assignment]
        return self

    def __exit__(self, *_error: object) -> None:
        self._transport.perform_request = self._sent  # type: ignore[method-assign]

    def next(self) -> None:
        if self._now:
            self.last.append(self._now)
        self._now = None


def curl_times(requests: list[tuple[str, bytes]]) -> list[float]:
    """Milliseconds of each request, sent one after the other over one connection."""
    site = os.environ["ELASTICSEARCH_URL"].rstrip("/")
    with tempfile.TemporaryDirectory() as folder:
        parts = []
        for number, (target, body) in enumerate(requests * CURL_ROUNDS):
            file = Path(folder) / f"{number}.json"
            file.write_bytes(body)
            kind = "application/x-ndjson" if "_msearch" in target else "application/json"
            parts.append(
                f'url = "{site}{target}"\nrequest = POST\nheader = "Content-Type: {kind}"\ndata-binary = "@{file}"\n'
                'output = /dev/null\nwrite-out = "%{http_code} %{time_total}\\n"\nsilent\n'
            )
        config = Path(folder) / "config"
        config.write_text("next\n".join(parts))
        said = subprocess.run(["curl", "-K", str(config)], check=True, capture_output=True, text=True).stdout
    times = [line.split() for line in said.splitlines()]
    wrong = [code for code, _seconds in times if code != "200"]
    if wrong:
        raise SystemExit(f"{len(wrong)} requests were refused when sent again, first: {wrong[0]}")
    return [float(seconds) * 1000 for _code, seconds in times]


HEADS = ["products", "engine", "index s", "disk MB", "reader MB", "p50 ms", "p95 ms", "curl p95 ms", "× curl"]


def print_row(row: dict[str, Any], *, header: bool) -> None:
    if header:
        print("".join(f"{head:>14}" for head in HEADS))
    print("".join(f"{row.get(head) if row.get(head) is not None else '–':>14}" for head in HEADS), flush=True)


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        sys.path.insert(0, str(ROOT))
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shop.settings.dev")
        import django

        django.setup()
        {"index": index, "ask": ask}[sys.argv[1]](sys.argv[2])
