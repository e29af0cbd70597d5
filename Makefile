# Chợ Phiên. `make help` lists what there is; GNU make and Python ≥ 3.11 are all that a new machine needs.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
ROOT := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
PY := $(ROOT)/.venv/bin/python

export PORT
export UV_PYTHON_DOWNLOADS := never
export PATH := $(ROOT)/.venv/bin:$(PATH)
# Containers often set it; without compiled files each start takes four times as long (docs/decisions/0006).
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help
help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

.PHONY: env-demo env-dev
env-demo:
	@$(PYTHON) scripts/environment.py demo
env-dev:
	@$(PYTHON) scripts/environment.py dev

.PHONY: setup
setup: env-dev messages ## .venv with everything that developing needs

.PHONY: run
run: env-dev messages ## development server on the demonstration's database, reloading
	@$(AGREED); export DEBUG=1; $(PY) manage.py prepare_database && { \
		[ -z "$$CARD_STAND_IN" ] || { $(PY) -m tests.stand_ins.stripe $$CARD_STAND_IN & trap "kill $$!" EXIT; }; \
		$(PY) manage.py runserver $(PORT); }

.PHONY: demo demo-reset
# `exec`, so that a signal reaches the runner and the runner ends web and worker.
# The runner gives each process another PORT: what must agree is said here. Cards are played by a stand-in at PORT+1
# unless an address of Stripe's calls is given.
AGREED = export DEMO=$${DEMO:-1} SITE_URL=$${SITE_URL:-http://localhost:$(PORT)}; if [ -z "$$STRIPE_API_BASE" ]; then \
	export STRIPE_API_BASE=http://127.0.0.1:$$(($(PORT) + 1)) \
	CARD_STAND_IN="--port $$(($(PORT) + 1)) --webhook http://127.0.0.1:$(PORT)/webhooks/stripe/"; fi
START = $(AGREED); $(PY) manage.py prepare_demo $(1) && exec honcho -f deploy/Procfile -d $(ROOT) start
demo: env-demo messages ## the whole market with demonstration data on http://localhost:$PORT, Ctrl-C ends it
	@$(call START,)
demo-reset: env-demo messages ## the same with everything made anew
	@rm -f var/card-stand-in.json
	@$(call START,--reset)

.PHONY: test
test: env-dev messages ## all tests; what needs a service that is not there is skipped and counted
	@scripts/test.sh

.PHONY: check check-fast
check: env-dev messages ## every gate: style, types, doors, house rules, migrations, words, deployment
	@scripts/check.sh
check-fast: env-dev ## the gates that take seconds: ruff, doors, house rules
	@scripts/check.sh fast

.PHONY: messages
messages: ## compile the translations that changed
	@$(PY) scripts/messages.py compile

.PHONY: snapshot
snapshot: env-dev ## write shop/schema/empty.sql.gz anew from a real migrate (about a minute)
	@$(PY) manage.py make_snapshot

.PHONY: services services-down
services: ## install and start PostgreSQL, Redis, Elasticsearch, stripe-mock on loopback; prints the environment lines
	@scripts/services.sh up
services-down: ## stop them
	@scripts/services.sh down

.PHONY: lock
LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
lock: env-dev ## resolve pyproject.toml anew into both lock files
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group dev --group browser -c requirements.lock -o requirements-dev.lock

.PHONY: bench stack
# QUICK=1 leaves out the start from a fresh clone. What runs beside it on the machine shows in every time.
bench: env-dev messages ## measure: bytes of a first visit, memory, time to the first page; writes var/bench
	@export DEMO=$${DEMO:-1}; $(PY) manage.py prepare_demo >/dev/null && $(PY) bench/first_visit.py
	@QUICK=$(QUICK) $(PY) bench/checkout.py
	@$(PY) bench/search_quality.py
	@QUICK=$(QUICK) $(PY) bench/search_speed.py
	@if [ -z "$(QUICK)" ]; then $(PY) bench/first_start.py; fi
stack:
	@echo "There is no stack yet: the production-like run comes with the work on operations." >&2; exit 2
