"""What the stand-in of Stripe knows: sessions, money that moved, disputes, answers given before, and a journal.

Every rule of Stripe's that the market leans on is kept here: an idempotency key brings the same answer again and is
refused with other parameters, a refund never exceeds what is left, only an open session can be paid or expired.
"""

import copy
import json
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from tests.stand_ins import stripe_params as params
from tests.stand_ins.stripe_params import Refusal

Told = Callable[[str, dict[str, Any]], None]


class Books:
    """`told(kind, object)` hears of each event. With `file` everything outlives a restart."""

    KEPT = ("sessions", "intents", "charges", "refunds", "disputes", "answers", "journal")

    def __init__(self, told: Told, *, file: Path | None = None) -> None:
        self.told, self.file = told, file
        self.lock = threading.RLock()
        self.sessions: dict[str, dict[str, Any]] = {}
        self.intents: dict[str, dict[str, Any]] = {}
        self.charges: dict[str, dict[str, Any]] = {}
        self.refunds: dict[str, dict[str, Any]] = {}
        self.disputes: dict[str, dict[str, Any]] = {}
        self.answers: dict[str, dict[str, Any]] = {}
        self.journal: list[dict[str, Any]] = []
        self.refunds_end_as = "succeeded"
        self.origin = ""
        if file and file.exists():
            vars(self).update(json.loads(file.read_text()))

    # What the market calls

    def answer_once(self, key: str, asked: Any, make: Callable[[], dict[str, Any]]) -> tuple[int, dict[str, Any]]:
        """The same key brings the same answer; other parameters under it are an error. A refusal is not kept."""
        with self.lock:
            known = self.answers.get(key) if key else None
            if known:
                if known["asked"] != asked:
                    raise Refusal(
                        "Keys for idempotent requests can only be used with the same parameters they were first"
                        f" used with. Try using a key other than '{key}' if you meant to execute a different request.",
                        kind="idempotency_error",
                    )
                return known["status"], copy.deepcopy(known["body"])
            body = make()
            self.keep_answer(key, asked, 200, body)
            return 200, body

    def keep_answer(self, key: str, asked: Any, status: int, body: dict[str, Any]) -> None:
        """Under a key an answer stays, an answer 500 too: that is what Stripe does."""
        if key:
            self.answers[key] = {"asked": asked, "status": status, "body": copy.deepcopy(body)}
            self._save()

    def open_session(self, form: Mapping[str, Any]) -> dict[str, Any]:
        now = int(time.time())
        ends = params.check_session(form, now)
        amount, currency, names = params.sum_of_lines(form)
        session = {
            "id": _new("cs_test"),
            "object": "checkout.session",
            "amount_subtotal": amount,
            "amount_total": amount,
            "cancel_url": form.get("cancel_url"),
            "client_reference_id": form.get("client_reference_id"),
            "created": now,
            "currency": currency,
            "expires_at": ends,
            "livemode": False,
            "locale": form.get("locale"),
            "metadata": dict(form.get("metadata", {})),
            "mode": "payment",
            "payment_intent": None,
            "payment_method_types": list(form.get("payment_method_types", {"0": "card"}).values()),
            "payment_status": "unpaid",
            "status": "open",
            "success_url": form["success_url"],
            "_paid_for": names,
            "_intent_metadata": dict(form.get("payment_intent_data", {}).get("metadata", {})),
        }
        session["url"] = f"{self.origin}/c/pay/{session['id']}"
        self.sessions[session["id"]] = session
        self._write("session_opened", session=session["id"], amount=amount)
        return public(session)

    def session(self, known_as: str, form: Mapping[str, Any]) -> dict[str, Any]:
        shown = public(self._session(known_as))
        if "payment_intent" in params.expanded(form) and shown["payment_intent"]:
            shown["payment_intent"] = copy.deepcopy(self.intents[shown["payment_intent"]])
        return shown

    def expire_session(self, known_as: str) -> dict[str, Any]:
        session = self._session(known_as)
        if session["status"] != "open":
            raise Refusal(
                "Only Checkout Sessions with a status in [“open”] can be expired. This Checkout Session has a status"
                f" of {session['status']}."
            )
        self._end(session)
        return public(session)

    def refund(self, form: Mapping[str, Any]) -> dict[str, Any]:
        params.known(form, params.REFUND)
        params.needed(form, "payment_intent")
        intent = self._named(self.intents, form["payment_intent"], "payment_intent")
        charge = self.charges[intent["latest_charge"]]
        left = charge["amount"] - charge["amount_refunded"]
        amount = params.whole(form["amount"], "amount") if "amount" in form else left
        if left == 0:
            raise Refusal(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
        if amount > left:
            raise Refusal(f"Refund amount ({amount}) is greater than unrefunded amount on charge ({left})")
        refund = {
            "id": _new("re"),
            "object": "refund",
            "amount": amount,
            "charge": charge["id"],
            "created": int(time.time()),
            "currency": charge["currency"],
            "metadata": dict(form.get("metadata", {})),
            "payment_intent": intent["id"],
            "reason": form.get("reason"),
            "status": self.refunds_end_as,
        }
        self.refunds[refund["id"]] = refund
        if refund["status"] != "failed":
            charge["amount_refunded"] += amount
            charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._write("refunded", refund=refund["id"], intent=intent["id"], amount=amount, status=refund["status"])
        self.told("charge.refunded", charge)
        self.told("refund.updated", refund)
        return dict(refund)

    def refund_named(self, known_as: str) -> dict[str, Any]:
        return dict(self._named(self.refunds, known_as, "refund"))

    # What happens at Stripe without the market: a buyer, her bank, the desk

    def pay(self, known_as: str, *, late: bool = False) -> dict[str, Any]:
        """Her card is charged. Paying twice changes nothing. `late`: the bank has not said yes yet (see `arrive`)."""
        with self.lock:
            session = self._session(known_as)
            if session["status"] != "open":
                return session
            session.update(status="complete", url=None, payment_status="unpaid" if late else "paid")
            if not late:
                self._charge(session)
            self.told("checkout.session.completed", public(session))
            self._save()
            return session

    def arrive(self, known_as: str, *, refused: bool = False) -> None:
        """The late money of a session came, or will not."""
        with self.lock:
            session = self._session(known_as)
            if refused:
                self.told("checkout.session.async_payment_failed", public(session))
            else:
                session["payment_status"] = "paid"
                self._charge(session)
                self.told("checkout.session.async_payment_succeeded", public(session))
            self._save()

    def decline(self, known_as: str) -> None:
        """The bank says no; the session stays open, as at Stripe."""
        self._session(known_as)
        self._write("declined", session=known_as)

    def alter(self, known_as: str, *, amount: int | None = None, currency: str | None = None) -> None:
        """Whoever pays pays something else than was asked: for tests of suspense."""
        session = self._session(known_as)
        session["amount_total"] = session["amount_subtotal"] = session["amount_total"] if amount is None else amount
        session["currency"] = currency or session["currency"]

    def end_refund(self, known_as: str, status: str) -> None:
        """A refund that waited is done, or came back from the bank."""
        with self.lock:
            refund = self._named(self.refunds, known_as, "refund")
            charge = self.charges[refund["charge"]]
            if status == "failed" and refund["status"] != "failed":
                charge["amount_refunded"] -= refund["amount"]
                charge["refunded"] = False
            refund["status"] = status
            self._write("refund_ended", refund=known_as, status=status)
            self.told("refund.updated", refund)

    def open_dispute(self, intent: str) -> dict[str, Any]:
        with self.lock:
            paid = self._named(self.intents, intent, "payment_intent")
            dispute = {
                "id": _new("du"),
                "object": "dispute",
                "amount": paid["amount_received"],
                "charge": paid["latest_charge"],
                "currency": paid["currency"],
                "payment_intent": intent,
                "reason": "fraudulent",
                "status": "needs_response",
            }
            self.disputes[dispute["id"]] = dispute
            self._write("dispute_opened", dispute=dispute["id"], intent=intent, amount=dispute["amount"])
            self.told("charge.dispute.created", dispute)
            return dispute

    def close_dispute(self, known_as: str, status: str) -> None:
        with self.lock:
            dispute = self._named(self.disputes, known_as, "dispute")
            dispute["status"] = status
            self._write("dispute_closed", dispute=known_as, status=status)
            self.told("charge.dispute.closed", dispute)

    def end_what_is_over(self) -> None:
        with self.lock:
            for session in self.sessions.values():
                if session["status"] == "open" and session["expires_at"] <= time.time():
                    self._end(session)

    def _charge(self, session: dict[str, Any]) -> None:
        amount, currency = session["amount_total"], session["currency"]
        intent, charge = _new("pi"), _new("ch")
        self.charges[charge] = {
            "id": charge,
            "object": "charge",
            "amount": amount,
            "amount_refunded": 0,
            "currency": currency,
            "metadata": dict(session["_intent_metadata"]),
            "paid": True,
            "payment_intent": intent,
            "refunded": False,
            "status": "succeeded",
        }
        self.intents[intent] = {
            "id": intent,
            "object": "payment_intent",
            "amount": amount,
            "amount_received": amount,
            "currency": currency,
            "latest_charge": charge,
            "livemode": False,
            "metadata": dict(session["_intent_metadata"]),
            "status": "succeeded",
        }
        session["payment_intent"] = intent
        self._write("charged", session=session["id"], intent=intent, amount=amount, currency=currency)

    def _end(self, session: dict[str, Any]) -> None:
        session.update(status="expired", url=None)
        self._write("session_expired", session=session["id"])
        self.told("checkout.session.expired", public(session))

    def _session(self, known_as: str) -> dict[str, Any]:
        return self._named(self.sessions, known_as, "checkout.session")

    @staticmethod
    def _named(rows: dict[str, dict[str, Any]], known_as: str, what: str) -> dict[str, Any]:
        if known_as not in rows:
            raise Refusal(f"No such {what}: '{known_as}'", status=404, code="resource_missing")
        return rows[known_as]

    def _write(self, what: str, **facts: Any) -> None:
        self.journal.append({"what": what, **facts})
        self._save()

    def _save(self) -> None:
        if self.file:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.file.with_suffix(".new")
            fresh.write_text(json.dumps({name: getattr(self, name) for name in self.KEPT}))
            fresh.replace(self.file)


def public(session: Mapping[str, Any]) -> dict[str, Any]:
    """Without what the stand-in notes for itself."""
    return {name: copy.deepcopy(value) for name, value in session.items() if not name.startswith("_")}


def _new(kind: str) -> str:
    return f"{kind}_{secrets.token_hex(12)}"
