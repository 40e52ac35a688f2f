# Everything from a fresh clone with nothing but Python 3.11+ and make: `make demo` and `make test`.

MAKEFLAGS += --no-print-directory
BIN := .venv/bin
READY := .venv/ready

# Any Python that is new enough will do; `make PYTHON=/path/to/python setup` names one.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# Caches go under var/ where the home folder cannot be written.
CACHES := $(shell d="$${XDG_CACHE_HOME:-$$HOME/.cache}"; mkdir -p "$$d" 2>/dev/null && test -w "$$d" && echo "$$d")
ifeq ($(CACHES),)
CACHES := $(CURDIR)/var/cache
endif
export UV_CACHE_DIR ?= $(CACHES)/uv
export PIP_CACHE_DIR ?= $(CACHES)/pip
export UV_PYTHON_DOWNLOADS := never

# A process that keeps no bytecode compiles all that it imports: three times as long, at each of hundreds of starts.
unexport PYTHONDONTWRITEBYTECODE

# Each worker has servers of its own, so that tests share nothing.
PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4

CATALOGUES := $(patsubst %.po,%.mo,$(wildcard claims/locale/*/LC_MESSAGES/*.po))
BENCHMARKS := $(filter-out benchmarks/__init__.py benchmarks/measure.py,$(wildcard benchmarks/*.py))

.PHONY: help setup demo dev test test-all lint migrations bench bench-extraction bench-api bench-desk measure screenshots lock regold clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 16

setup: $(READY) $(CATALOGUES) ## make .venv and install what is locked

demo: setup ## start everything with sample articles, on embedded servers
	@$(BIN)/python -m tracker.demo

dev: setup ## serve the site and reload it when the code changes
	@$(BIN)/python manage.py migrate
	@$(BIN)/python manage.py runserver

# Types are looked at by one core; meanwhile another migrates.
test: setup ## the gate: style, types, contracts, migrations, tests
	@$(MAKE) -j2 lint migrations
	$(PYTEST) -m "not browser and not slow"

test-all: test ## the gate, then the tests that need Chromium, Node or patience
	$(PYTEST) --dist loadgroup -m "browser or slow"

lint: setup ## style, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

migrations: setup
	ENVIRONMENT=test $(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.migrated

bench: setup ## speed and accuracy
	@status=0; for file in $(BENCHMARKS); do \
		echo "== $$file"; $(BIN)/python -m benchmarks.$$(basename $$file .py) || status=1; done; exit $$status

bench-extraction: setup ## the engine beside its peers
	@$(BIN)/python -m benchmarks.extraction

bench-api: setup ## what the public API costs, with up to a million claims
	@$(BIN)/python -m benchmarks.api

bench-desk: setup ## what the editor's desk costs with a year's rows
	@$(BIN)/python -m benchmarks.desk

measure: setup ## the figures of our own tree
	@$(BIN)/python -m benchmarks.measure

screenshots: setup ## pictures of the pages for people to look at, in var/screenshots (ONLY=home,claim)
	$(BIN)/python -m pytest tests/browser/screenshots.py tests/browser/admin_screens.py

regold: setup ## rewrite the golden files; then read the diff
	$(BIN)/python -m pytest --regold

lock: setup ## resolve the dependencies anew
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --no-header -p $(BIN)/python \
		pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile -q --upgrade --generate-hashes --universal --no-header -p $(BIN)/python \
		--extra embedded --extra dev pyproject.toml -o requirements-dev.lock

clean: ## remove the demo's data and all that can be made again
	@test ! -d var/embedded || $(BIN)/python -m tracker.embedded
	rm -rf var .venv static .mypy_cache .ruff_cache .import_linter_cache .hypothesis $(CATALOGUES)

# pip fetches only uv, in the locked version and by its hash; uv installs the rest in seconds.
$(READY): requirements-dev.lock
	@test -n "$(PYTHON)" || { \
		echo "On Record needs Python 3.11 or newer, and no python3 here is. Name one: make PYTHON=/path/to/python"; exit 1; }
	@$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear .venv || { \
		echo "$(PYTHON) cannot make a virtual environment: install python3-venv (Debian, Ubuntu) or a full Python."; exit 1; }
	@$(BIN)/uv --version >/dev/null 2>&1 || { \
		sed -n '/^uv==/,/^[a-z]/{/^uv==/p;/^ *--hash/p;}' requirements-dev.lock > .venv/uv.txt && \
		$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --require-hashes -r .venv/uv.txt; }
	@$(BIN)/uv pip sync -q -p $(BIN)/python requirements-dev.lock
	@touch $@

%.mo: %.po | $(READY)
	@$(BIN)/pybabel -q compile -i $< -o $@
