"""How well goods are found: the judged searches over the demonstration market, on each engine there is.

Runs `search_eval` and the scorer beside the judged searches (tests/judged_searches). With ELASTICSEARCH_URL set, both
engines, and how far they are apart. Writes var/bench/search_quality.json and a table.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "tests" / "judged_searches"
LIMITS = {"nDCG@10": 0.93, "worst kind": 0.85, "false results": 0, "success@5": 0.95, "apart": 0.03}


def main() -> None:
    engines = ["embedded", *(["elasticsearch"] if os.environ.get("ELASTICSEARCH_URL") else [])]
    environment = {**os.environ, "SEARCH_INDEX_PREFIX": "bench-quality", "DEMO": "1"}
    with tempfile.TemporaryDirectory() as folder:
        environment["SEARCH_INDEX_DIR"] = str(Path(folder) / "index")
        scores = {engine: scored(engine, Path(folder), environment) for engine in engines}
    target = ROOT / "var" / "bench"
    target.mkdir(parents=True, exist_ok=True)
    (target / "search_quality.json").write_text(json.dumps({"wanted": LIMITS, "engines": scores}, indent=1))
    report(scores)


def scored(engine: str, folder: Path, environment: dict[str, str]) -> dict[str, Any]:
    run("manage.py", "reindex", "--engine", engine, env=environment)
    searched, typed = folder / f"{engine}.jsonl", folder / f"{engine}-typed.jsonl"
    queries, prefixes = JUDGED / "queries_dev.jsonl", JUDGED / "queries_autocomplete_dev.jsonl"
    run("manage.py", "search_eval", str(queries), str(searched), "--engine", engine, env=environment)
    run("manage.py", "search_eval", str(prefixes), str(typed), "--engine", engine, "--autocomplete", env=environment)
    found = json.loads(run(str(JUDGED / "score.py"), str(searched), str(queries), "--json", env=environment))
    begun = json.loads(
        run(str(JUDGED / "score.py"), "--autocomplete", str(typed), str(prefixes), "--json", env=environment)
    )
    return {"search": found, "autocomplete": begun}


def run(*words: str, env: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, *words], cwd=ROOT, env=env, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout


def report(scores: dict[str, dict[str, Any]]) -> None:
    """One line a kind of search; a line at the end for what was asked for and is not sold."""
    for part, measure in (("search", "nDCG@10"), ("autocomplete", "success@5")):
        kinds = sorted({kind for score in scores.values() for kind in score[part]["by_type"]})
        print(f"{f'{part}, {measure}':28}" + "".join(f"{engine:>16}" for engine in scores))
        for kind in kinds:
            cells = [score[part]["by_type"].get(kind, {}).get(measure, 0.0) for score in scores.values()]
            print(f"  {kind:26}" + "".join(f"{cell:16.3f}" for cell in cells))
        print(f"  {'all':26}" + "".join(f"{score[part]['total'][measure]:16.3f}" for score in scores.values()))
    false = [score["search"]["none"]["results_in_first_24"] for score in scores.values()]
    print(f"{'false results':28}" + "".join(f"{count:16}" for count in false))
    if len(scores) == 2:
        one, other = (score["search"]["total"]["nDCG@10"] for score in scores.values())
        print(f"{'the two engines apart by':28}{abs(one - other):16.3f}")


if __name__ == "__main__":
    main()
