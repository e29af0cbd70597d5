"""A stand-in for Stripe's hosted Checkout: in a thread beside a test, or `python -m tests.stand_ins.stripe --port N`.

`/_control` takes what a test in another process wants (pay, faults, the way of the post), `/_journal` tells everything.
"""

import argparse
import json
import threading
import time
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.stand_ins.stripe_books import Books
from tests.stand_ins.stripe_page import missing_page, pay_page
from tests.stand_ins.stripe_params import Refusal, read_form
from tests.stand_ins.stripe_post import Post, Way

CONTROLLED = {"pay", "decline", "arrive", "alter", "expire_session", "end_refund", "open_dispute", "close_dispute"}


@dataclass
class Fault:
    """What goes wrong with the next calls whose "POST /v1/…" begins so.

    kind: `timeout` (done, and no answer for `seconds`), `hang_up` (done, and the line is cut), `unheard` (cut before
    it is done), `error` (500, not done), `kept_error` (500, kept under the key), `slow` (done after `seconds`),
    `busy` (429).
    """

    call: str
    kind: str
    seconds: float = 30
    times: int = 1


class StripeStandIn:
    """`url` is what STRIPE_API_BASE names. Use it as a context: it ends with it."""

    def __init__(
        self, *, secret: str = "whsec_test", webhook: str = "", port: int = 0, file: Path | None = None
    ) -> None:
        self.post = Post(secret, webhook)
        self.books = Books(self.post.tell, file=file)
        self.faults: list[Fault] = []
        self.calls: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self._server.daemon_threads = True
        self.url = self.books.origin = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> "StripeStandIn":
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def serve(self) -> None:
        self._server.serve_forever(poll_interval=0.05)

    def fail_next(self, call: str, kind: str, *, seconds: float = 30, times: int = 1) -> None:
        self.faults.append(Fault(call, kind, seconds, times))

    def fault_for(self, call: str) -> Fault | None:
        for fault in self.faults:
            if call.startswith(fault.call):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def calls_of(self, call: str) -> list[dict[str, Any]]:
        """What was asked so far, as sent: call, key, form, status."""
        return [made for made in self.calls if made["call"].startswith(call)]

    def only_session(self) -> str:
        (known_as,) = self.books.sessions
        return known_as

    def controlled(self, wanted: dict[str, Any]) -> Any:
        if "way" in wanted:
            self.post.way = replace(Way(), **wanted["way"])
        if "fault" in wanted:
            self.fail_next(**wanted["fault"])
        if "flush" in wanted:
            self.post.flush()
        if wanted.get("do") in CONTROLLED:
            return getattr(self.books, wanted["do"])(*wanted.get("args", []), **wanted.get("facts", {}))
        return {"ok": True}

    def journal(self) -> dict[str, Any]:
        kept = {name: getattr(self.books, name) for name in Books.KEPT}
        return {**kept, "calls": self.calls, "events": self.post.sent, "delivered": self.post.delivered}


def _handler(stand_in: StripeStandIn) -> type[BaseHTTPRequestHandler]:
    return type("Handler", (_Handler,), {"stand_in": stand_in})


class _Handler(BaseHTTPRequestHandler):
    stand_in: StripeStandIn

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path, query = urlsplit(self.path).path, urlsplit(self.path).query
        if path.startswith("/v1/"):
            self._call("GET", path, query)
        elif path.startswith("/c/pay/"):
            self._show_page(path.rsplit("/", 1)[-1], declined="declined" in query)
        elif path == "/_journal":
            self._answer(200, self.stand_in.journal())
        else:
            self._answer(404, {"error": {"type": "invalid_request_error", "message": "Unrecognized request URL"}})

    def do_POST(self) -> None:
        path, body = urlsplit(self.path).path, self._body()
        if path.startswith("/v1/"):
            self._call("POST", path, body)
        elif path.startswith("/c/pay/"):
            self._pressed(path.rsplit("/", 1)[-1], {name: values[0] for name, values in parse_qs(body).items()})
        elif path == "/_control":
            self._answer(200, self.stand_in.controlled(json.loads(body)))
        else:
            self._answer(404, {"error": {"type": "invalid_request_error", "message": "Unrecognized request URL"}})

    def _call(self, method: str, path: str, raw: str) -> None:
        call, key = f"{method} {path}", self.headers.get("Idempotency-Key", "") if method == "POST" else ""
        made: dict[str, Any] = {"call": call, "key": key, "form": {}, "status": 0}
        self.stand_in.calls.append(made)
        fault = self.stand_in.fault_for(call)
        kind = fault.kind if fault else ""
        if fault and kind == "slow":
            time.sleep(fault.seconds)
        try:
            made["form"] = form = read_form(raw)
            if kind == "unheard":
                return self._cut()
            if kind == "busy":
                raise Refusal("Too many requests hit the API too quickly.", status=429, code="rate_limit")
            if kind in ("error", "kept_error"):
                body = {"error": {"type": "api_error", "message": "Something went wrong on our side."}}
                if kind == "kept_error":
                    self.stand_in.books.keep_answer(key, [path, form], 500, body)
                status = 500
            else:
                status, body = self._done(method, path, form, key)
        except Refusal as refusal:
            status, body = refusal.status, refusal.body
        made["status"] = status
        if fault and kind == "timeout":
            time.sleep(fault.seconds)
        if kind in ("timeout", "hang_up"):
            return self._cut()
        self._answer(status, body)

    def _done(self, method: str, path: str, form: dict[str, Any], key: str) -> tuple[int, dict[str, Any]]:
        if not self.headers.get("Authorization", "").startswith("Bearer sk_test_"):
            raise Refusal("Invalid API Key provided.", status=401)
        books, parts = self.stand_in.books, path.removeprefix("/v1/").split("/")
        with books.lock:
            books.end_what_is_over()
            match method, parts:
                case "POST", ["checkout", "sessions"]:
                    return books.answer_once(key, [path, form], lambda: books.open_session(form))
                case "GET", ["checkout", "sessions", known_as]:
                    return 200, books.session(known_as, form)
                case "POST", ["checkout", "sessions", known_as, "expire"]:
                    return books.answer_once(key, [path, form], lambda: books.expire_session(known_as))
                case "POST", ["refunds"]:
                    return books.answer_once(key, [path, form], lambda: books.refund(form))
                case "GET", ["refunds", known_as]:
                    return 200, books.refund_named(known_as)
        raise Refusal(f"Unrecognized request URL ({method}: {path}).", status=404)

    def _show_page(self, known_as: str, *, declined: bool = False) -> None:
        books = self.stand_in.books
        books.end_what_is_over()
        session = books.sessions.get(known_as)
        if session is None:
            return self._answer(404, missing_page(self._language({})))
        self._answer(200, pay_page(session, self._language(session), declined=declined))

    def _pressed(self, known_as: str, form: dict[str, str]) -> None:
        books, post = self.stand_in.books, self.stand_in.post
        books.end_what_is_over()
        session = books.sessions.get(known_as)
        if session is None or session["status"] == "expired":
            return self._show_page(known_as)
        if form.get("do") == "cancel":
            return self._go(session["cancel_url"] or session["success_url"])
        if form.get("do") == "decline" and session["status"] == "open":
            books.decline(known_as)
            return self._go(f"{self.path.split('?')[0]}?lang={self._language(session)}&declined")
        usual = post.way
        way = {"late": {"delay": 20.0}, "twice": {"copies": 2}, "lost": {"lost": 1.0}}.get(form.get("post", ""), {})
        with books.lock:
            post.way = replace(usual, **way)
            books.pay(known_as)
            post.way = usual
        self._go(session["success_url"].replace("{CHECKOUT_SESSION_ID}", known_as))

    def _language(self, session: dict[str, Any]) -> str:
        asked = parse_qs(urlsplit(self.path).query).get("lang", [session.get("locale") or "vi"])[0]
        return asked if asked in ("vi", "en") else "en"

    def _body(self) -> str:
        return self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()

    def _answer(self, status: int, body: Any) -> None:
        page = isinstance(body, str)
        raw = (body if page else json.dumps(body)).encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8" if page else "application/json")
        self.send_header("Content-Length", str(len(raw)))
        self.end_headers()
        self.wfile.write(raw)

    def _go(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--port", type=int, required=True)
    asked.add_argument("--webhook", default="", help="where events go; none: nowhere")
    asked.add_argument("--secret", default="whsec_demo")
    asked.add_argument("--file", type=Path, help="kept over a restart")
    given = asked.parse_args()
    try:
        stand_in = StripeStandIn(secret=given.secret, webhook=given.webhook, port=given.port, file=given.file)
    except OSError as taken:
        raise SystemExit(f"Port {given.port}, where cards are paid: {taken.strerror}. Move all by PORT.") from taken
    stand_in.serve()


if __name__ == "__main__":
    main()
