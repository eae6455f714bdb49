# Escala. `make help` lists the commands.
PYTHON ?= python3
BIN := .venv/bin
FLASK := $(BIN)/flask --app wsgi
VERIFIERS := tests/verificadores/node_modules/.listo
export PORT ?= 5000
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore
export PYTHONDONTWRITEBYTECODE ?=

.DEFAULT_GOAL := help
.PHONY: help run test test-sqlite test-postgresql verifiers check content-report format messages bench lista lote simulacion clean

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 24

.venv/.run: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Escala needs Python 3.11 or newer."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python has no venv module here: install python3-venv and try again."; exit 1; }
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.txt
	@touch $@

# Verifiers of credentials that others wrote: Node packages, for the tests only.
$(VERIFIERS): tests/verificadores/package-lock.json tests/verificadores/esquema.txt | .venv/.dev
	sh tests/verificadores/preparar.sh $(CURDIR)/$(BIN)/python
	@touch $@

run: .venv/.run ## set up what is missing and serve on http://127.0.0.1:5000 (PORT, INSTANCE_DIR, DEMO_PASSWORD)
	@$(FLASK) preparar --demo
	@exec $(FLASK) servir

test: .venv/.dev ## run every test: both databases, browser, accessibility, guards
	@sh tests/paquetes.sh
	$(MAKE) test-sqlite
	$(MAKE) test-postgresql

test-sqlite: .venv/.dev $(VERIFIERS) ## run every test on SQLite
	$(BIN)/python -m pytest -n 2 --dist loadgroup --db sqlite

test-postgresql: .venv/.dev $(VERIFIERS) ## run every test on PostgreSQL
	$(BIN)/python -m pytest -n 2 --dist loadgroup --db postgresql

bench: .venv/.dev ## print what a learner's pages cost: statements and milliseconds, on both databases
	$(BIN)/python -m tests.bench sqlite
	$(BIN)/python -m tests.bench postgresql

lote: .venv/.dev ## issue 1,000 credentials while the job runner is killed ten times, on both databases
	$(BIN)/python -m tests.lote sqlite
	$(BIN)/python -m tests.lote postgresql

lista: .venv/.dev ## read and enrol 5,000 people while 50 learners answer, and preview 20,000, on both databases
	$(BIN)/python -m tests.lista sqlite
	$(BIN)/python -m tests.lista postgresql

simulacion: .venv/.dev ## simulate a year of the network: 5,000 requests, 200 consultants, every temper
	$(BIN)/python -m tests.simulacion

check: .venv/.dev ## lint, format, types, import contracts, templates, messages, course content
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint plataforma cursos consultores --lint --quiet
	$(BIN)/python -m plataforma.mensajes check
	INSTANCE_DIR=$$(mktemp -d) $(FLASK) contenido check

content-report: .venv/.dev ## print words, reading ease, minutes, questions and sources of every lesson
	$(BIN)/python -m tests.lectura

verifiers: $(VERIFIERS) ## install the verifiers that others wrote, as `make test` does

format: .venv/.dev ## format the code
	$(BIN)/ruff check --fix --quiet . || true
	$(BIN)/ruff format .

messages: .venv/.dev ## collect the texts of the code into translations/pt
	$(BIN)/python -m plataforma.mensajes update

lock: ## renew requirements*.txt from pyproject.toml (needs uv)
	uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade -o requirements.txt
	uv pip compile -q pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c requirements.txt -o requirements-dev.txt

clean: ## remove what was made here, the data included
	rm -rf .venv instance tests/verificadores/node_modules .mypy_cache .ruff_cache .pytest_cache
