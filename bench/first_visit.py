"""A first visit on the wire (HTML, CSS, JS, gzip as a browser asks for it) and the web process's memory.

Starts the web server the demonstration uses, over the database it has loaded. Writes var/bench/first_visit.json.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = int(os.environ.get("BENCH_PORT", "8970"))
SITE = f"http://127.0.0.1:{PORT}"
PAGES = {
    "home": "/",
    "list": "/san-pham/",
    "category": "/san-pham/loai/mang-kho/",
    "search": "/tim-kiem/?q=mang+kho",
    "product": "/san-pham/mang-kho-lam-thuong/",
    "shop": "/gian-hang/htx-mang-sach-lam-thuong/",
    "basket": "/gio-hang/",
    "list (English)": "/en/san-pham/",
}
REQUESTS_BEFORE_WEIGHING = 60


def main() -> None:
    started = time.monotonic()
    server = subprocess.Popen(
        [
            *[sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "2"],
            *["--port", str(PORT), "--log-level", "warning", "shop.wsgi:application"],
        ],
        cwd=ROOT,
        env={**os.environ, "DEMO": "1"},
    )
    try:
        first = _wait_for("/")
        result = {
            "first_page_seconds": round(first - started, 2),
            "pages": {name: weigh(path) for name, path in PAGES.items()},
        }
        for turn in range(REQUESTS_BEFORE_WEIGHING):
            fetch(list(PAGES.values())[turn % len(PAGES)])
        result["web_process_mb"] = {str(pid): mb for pid, mb in _memory(server.pid).items()}
    finally:
        server.terminate()
        server.wait()
    _report(result)


def weigh(path: str) -> dict[str, int]:
    """Bytes on the wire of a page's HTML, its style sheets and its scripts."""
    wire, text = fetch(path)
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', text)
    scripts = re.findall(r'<script[^>]+src="([^"]+)"', text)
    return {
        "html": wire,
        "css": sum(fetch(sheet)[0] for sheet in sheets),
        "js": sum(fetch(script)[0] for script in scripts),
        "requests": 1 + len(sheets) + len(scripts),
    }


def fetch(path: str) -> tuple[int, str]:
    request = urllib.request.Request(SITE + path, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=20) as answer:
        body = answer.read()
        packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body), (gzip.decompress(body) if packed else body).decode("utf-8", "replace")


def _wait_for(path: str) -> float:
    for _ in range(300):
        try:
            fetch(path)
            return time.monotonic()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
    raise SystemExit("The web server did not answer within 30 seconds.")


def _memory(parent: int) -> dict[int, int]:
    """Resident megabytes of the server's processes."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return {pid: _resident(pid) for pid in [parent, *map(int, children)]}


def _resident(pid: int) -> int:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) // 1024


def _report(result: dict) -> None:
    folder = ROOT / "var" / "bench"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "first_visit.json").write_text(json.dumps(result, indent=1))
    print(f"first page after {result['first_page_seconds']} s; resident MB by process: {result['web_process_mb']}")
    print(f"{'page':18}{'html':>8}{'css':>8}{'js':>8}{'all':>8}  requests")
    for name, page in result["pages"].items():
        whole = page["html"] + page["css"] + page["js"]
        print(f"{name:18}{page['html']:8}{page['css']:8}{page['js']:8}{whole:8}  {page['requests']}")


if __name__ == "__main__":
    main()
