"""Machines ask whether the market lives, is ready, and how it does."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError
from django.test import Client
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from shop.core import clock
from shop.health import figures, parts


def waiting_task(minutes: int) -> None:
    moment = clock.now() - timedelta(minutes=minutes)
    task = DBTaskResult.objects.create(
        status=TaskResultStatus.READY,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="catalog.search.indexing.index_products",
        backend_name="default",
        run_after=moment,
    )
    DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=moment)


def test_the_process_answers_without_asking_anybody(client: Client, django_assert_num_queries, db: None) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"alive": True})
    assert "no-store" in response["Cache-Control"]


def test_ready_names_each_part_and_its_state(client: Client, db: None) -> None:
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json()["ready"] is True
    assert set(answer.json()["parts"]) == {"database", "cache", "search", "worker"}
    assert answer.json()["parts"]["worker"] == {"state": "ok", "waiting": 0, "oldest_seconds": 0, "failed": 0}


def test_a_worker_that_is_late_is_told_and_the_market_stays_open(client: Client, db: None) -> None:
    waiting_task(minutes=10)

    answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["ready"]) == (200, True)
    assert answer.json()["parts"]["worker"]["state"] == "failing"
    assert answer.json()["parts"]["worker"]["waiting"] == 1


def test_a_task_that_waits_a_minute_is_no_fault(db: None) -> None:
    waiting_task(minutes=1)

    assert parts.ask_worker().works


def test_without_the_database_it_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    def refuse() -> None:
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(parts.connection, "cursor", refuse)
        answer = client.get("/readyz")

    assert (answer.status_code, answer.json()["ready"]) == (503, False)
    assert answer.json()["parts"]["database"]["state"] == "failing"


def test_a_cache_that_forgets_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert parts.ask_cache().works

    monkeypatch.setattr(type(cache), "__getattr__", lambda self, name: lambda *args, **options: None)

    assert not parts.ask_cache().works


def test_figures_count_requests_by_view_and_tasks_by_state(client: Client, db: None) -> None:
    waiting_task(minutes=1)
    client.get("/healthz")

    said = client.get("/metrics").content.decode()

    assert 'market_request_seconds_count{method="GET",status="200",view="healthz"}' in said
    assert 'market_tasks{state="waiting"} 1.0' in said


def test_figures_without_a_database_leave_out_what_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise DatabaseError

    monkeypatch.setattr(figures, "ask_worker", refuse)

    assert list(figures.Tasks().collect()) == []


@pytest.mark.parametrize("address", ["/en/healthz/", "/en/readyz/", "/en/metrics/"])
def test_they_have_no_second_address_in_another_language(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 404


def test_they_are_only_read(client: Client) -> None:
    assert client.post("/healthz").status_code == 405


@pytest.mark.redis
def test_redis_keeps_what_it_is_given() -> None:
    assert parts.ask_cache().works
