"""A door before a server that can be shut, slowed or painted over: what a network does to an HTTP service."""

import http.client
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

LONGEST_SECONDS = 10.0
KEPT_HEADERS = ("content-type", "x-elastic-product")


class Gate:
    """`delay` seconds before each answer; `is_shut` breaks every connection; `painted` answers so to everything."""

    def __init__(self, behind: str = "") -> None:
        self.behind = urlsplit(behind)
        self.delay = 0.0
        self.is_shut = False
        self.painted = b""
        self.asked = 0
        self._closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @contextmanager
    def open(self) -> Iterator["Gate"]:
        thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            self._closing.set()
            self._server.shutdown()
            self._server.server_close()

    def _handler(gate) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                gate.asked += 1
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                gate._closing.wait(min(gate.delay, LONGEST_SECONDS))
                if gate.is_shut:
                    self.close_connection = True
                    self.connection.close()
                elif gate.painted:
                    self.reply(200, {"Content-Type": "text/html"}, gate.painted)
                else:
                    self.reply(*gate._forwarded(self, body))

            def reply(self, status: int, headers: dict[str, str], body: bytes) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None: ...

            do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = answer

        return Handler

    def _forwarded(self, request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, dict[str, str], bytes]:
        there = http.client.HTTPConnection(self.behind.hostname or "", self.behind.port, timeout=30)
        sent = {name: value for name, value in request.headers.items() if name.lower() in ("accept", "content-type")}
        there.request(request.command, request.path, body, sent)
        answer = there.getresponse()
        kept = {name: value for name, value in answer.getheaders() if name.lower() in KEPT_HEADERS}
        return answer.status, kept, answer.read()


def seconds_of(work: object) -> float:
    began = time.monotonic()
    work()  # type: ignore[operator]
    return time.monotonic() - began
