#!/usr/bin/env python3
"""Score a run of search results against judged queries (standard library only).

usage: score.py RUN.jsonl JUDGED.jsonl [--json] [--per-query]
       score.py --autocomplete RUN.jsonl JUDGED_AUTOCOMPLETE.jsonl [--json]

RUN for search:        one object per line  {"q": "...", "results": ["product-id", ...]}   (best first)
RUN for autocomplete:  one object per line  {"prefix": "...", "results": ["suggestion text", ...]}

nDCG@10    gain 2^grade - 1, discount log2(rank + 1), ideal taken from the judgments
recall@24  judged products (grade >= 1) among the first 24, divided by min(24, number judged)
MRR        1 / rank of the first product with grade >= 2 (whole list)
A judged query that the run leaves out scores 0. A product repeated in a list counts once.
Queries of type "none" are left out of the averages; for them the results returned are counted.
"""

import json
import math
import sys
import unicodedata


def nfc(text):
    return unicodedata.normalize("NFC", text)


def load(path):
    rows = []
    with open(path, encoding="utf-8") as handle:
        for number, line in enumerate(handle, 1):
            if line.strip():
                try:
                    rows.append(json.loads(line))
                except ValueError as error:
                    sys.exit(f"{path}:{number}: {error}")
    return rows


def index(rows, key, path):
    exact, folded = {}, {}
    for row in rows:
        if row[key] in exact:
            sys.exit(f"{path}: {row[key]!r} appears twice")
        exact[row[key]] = row
        folded.setdefault(nfc(row[key]), row)
    return exact, folded


def unique(items):
    seen = set()
    return [x for x in items if not (x in seen or seen.add(x))]


def dcg(grades):
    return sum((2**g - 1) / math.log2(i + 2) for i, g in enumerate(grades))


def query_scores(results, judgments):
    results = unique(results)
    ideal = dcg(sorted(judgments.values(), reverse=True)[:10])
    ndcg = dcg([judgments.get(r, 0) for r in results[:10]]) / ideal if ideal else 0.0
    found = sum(1 for r in results[:24] if judgments.get(r, 0) > 0)
    recall = found / min(24, len(judgments)) if judgments else 0.0
    rr = next((1 / n for n, r in enumerate(results, 1) if judgments.get(r, 0) >= 2), 0.0)
    return ndcg, recall, rr


def mean(values):
    return sum(values) / len(values) if values else 0.0


def table(title, names, groups, total):
    print(f"{title:<18}{'n':>4}" + "".join(f"{n:>12}" for n in names))
    for key in sorted(groups):
        print(
            f"{key:<18}{len(groups[key]):>4}"
            + "".join(f"{mean([v[i] for v in groups[key]]):>12.4f}" for i in range(len(names)))
        )
    print(f"{'TOTAL':<18}{len(total):>4}" + "".join(f"{mean([v[i] for v in total]):>12.4f}" for i in range(len(names))))


def main(argv):
    flags = {a for a in argv if a.startswith("--")}
    paths = [a for a in argv if not a.startswith("--")]
    if len(paths) != 2 or flags - {"--json", "--per-query", "--autocomplete"}:
        sys.exit(__doc__)
    run, judged = load(paths[0]), load(paths[1])
    auto = "--autocomplete" in flags
    key = "prefix" if auto else "q"
    exact, folded = index(run, key, paths[0])
    groups, total, missing, per_query = {}, [], [], []
    none = {"queries": 0, "with_results": 0, "results_in_first_24": 0, "offenders": []}
    for row in judged:
        got = exact.get(row[key]) or folded.get(nfc(row[key]))
        if got is None:
            missing.append(row[key])
        results = [r for r in (got or {}).get("results", []) if isinstance(r, str)]
        if auto:
            ok = {nfc(x).casefold() for x in row["acceptable"]}
            best = {nfc(x).casefold() for x in row["best"]}
            shown = unique(nfc(r).casefold() for r in results)[:8]
            values = (
                1.0 if any(r in ok for r in shown[:5]) else 0.0,
                next((1 / n for n, r in enumerate(shown, 1) if r in best), 0.0),
                sum(1 for r in shown if r in ok) / len(shown) if shown else 0.0,
            )
        elif row["type"] == "none":
            shown = unique(results)[:24]
            none["queries"] += 1
            none["with_results"] += bool(shown)
            none["results_in_first_24"] += len(shown)
            if shown:
                none["offenders"].append({"q": row["q"], "results": shown[:5]})
            continue
        else:
            values = query_scores(results, row["judgments"])
        groups.setdefault(row["type"], []).append(values)
        total.append(values)
        per_query.append((values[0], row["type"], row[key]))
    names = ["success@5", "MRR(best)", "precision@8"] if auto else ["nDCG@10", "recall@24", "MRR"]
    if "--json" in flags:
        out = {
            "total": {n: round(mean([v[i] for v in total]), 4) for i, n in enumerate(names)},
            "by_type": {
                t: {**{n: round(mean([v[i] for v in g]), 4) for i, n in enumerate(names)}, "n": len(g)}
                for t, g in sorted(groups.items())
            },
            "missing": missing,
        }
        if not auto:
            out["none"] = none
        print(json.dumps(out, ensure_ascii=False, indent=1))
        return
    table("type", names, groups, total)
    if not auto:
        print(
            f"none-queries: {none['queries']}, answered with results: {none['with_results']}, false results in the first 24: {none['results_in_first_24']}"
        )
        for o in none["offenders"]:
            print(f"  {o['q']}: {', '.join(o['results'])}")
    if missing:
        print(f"missing from the run (scored 0): {len(missing)}")
    if "--per-query" in flags:
        for score, typ, text in sorted(per_query):
            print(f"{score:.4f}  {typ:<18}{text}")


if __name__ == "__main__":
    main(sys.argv[1:])
