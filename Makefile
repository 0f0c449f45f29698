# Everything a newcomer, a developer or a build machine runs. `make help` lists it.
.PHONY: help demo serve migrate install install-dev chromium pango test check faults load long mutations bench bench-large screens lock
.DEFAULT_GOAL := help
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory

PY ?= python3
BIN := .venv/bin
FLASK := $(BIN)/flask
PYTEST := $(BIN)/python -m pytest
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes
# A Node of the machine when it is new enough, else the one of requirements-front-end.lock.
NODE_IS_NEW := command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
WITH_NODE := export PATH="$(CURDIR)/$(BIN):$$PATH";
VENDOR_SOURCES := $(shell find static/css static/js static/*.mjs static/icons.json templates portal -type f -not -name '*.pyc')
PANGO := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
HEADLESS := chromium-headless-shell
CHROMIUMS := $(HEADLESS) chromium chromium-browser google-chrome

help: ## Say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

demo: install ## Install, prepare, load the invented network and serve it until Ctrl-C
	@exec $(FLASK) serve --demo

serve: install ## Serve web and worker until Ctrl-C
	@exec $(FLASK) serve

migrate: install ## Bring the database to the newest step
	@$(FLASK) prepare

install: .venv/requirements.lock static/vendor/portal.css pango ## Install what the portal needs into .venv and static/vendor

install-dev: install .venv/requirements-dev.lock ## Install what the tests and checks need as well

.venv/pyvenv.cfg:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PY=/path/to/python3.11")'
	@$(PY) -m venv .venv || { echo "Python lacks venv: apt-get install python3-venv"; rm -rf .venv; exit 1; }

.venv/requirements.lock: requirements.lock | .venv/pyvenv.cfg
	@echo "Installing the Python packages (about a minute the first time) …"
	@$(PIP) -r $<
	@cp $< $@

.venv/requirements-dev.lock: requirements-dev.lock | .venv/requirements.lock
	@echo "Installing the packages of the tests …"
	@$(PIP) -r $<
	@cp $< $@

node_modules/.package-lock.json: package.json package-lock.json | .venv/requirements.lock
	@echo "Installing the front-end packages …"
	@$(WITH_NODE) { $(NODE_IS_NEW); } || $(PIP) -r requirements-front-end.lock
	@$(WITH_NODE) npm ci --ignore-scripts --silent
	@touch $@

static/vendor/portal.css: node_modules/.package-lock.json $(VENDOR_SOURCES)
	@$(WITH_NODE) node static/install.mjs
	@touch $@

# PDF needs Pango of the system; without it everything else works, and browsers print.
pango: | .venv/requirements.lock ## Install what PDF needs of the system, or name it
	@$(BIN)/python -c 'import weasyprint' 2>/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Pango, for PDF …"; apt-get update -qq && apt-get install -y -qq $(PANGO) >/dev/null || true; \
	else echo "For PDF, install Pango: sudo apt-get install -y $(PANGO)"; fi

# The Chromium without windows does the same with a third of the work: root takes it where apt knows it.
chromium: | .venv/requirements-dev.lock
	@command -v $(HEADLESS) >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && apt-cache show $(HEADLESS) >/dev/null 2>&1; then \
	  echo "Installing $(HEADLESS) …"; apt-get install -y -qq $(HEADLESS) >/dev/null 2>&1 && exit 0; \
	fi; \
	for name in $(CHROMIUMS); do command -v $$name >/dev/null && exit 0; done; \
	if [ -n "$$(find ~/.cache/ms-playwright -name 'chrome*' -type f -perm -u+x 2>/dev/null | head -1)" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium …"; apt-get update -qq; \
	  apt-get install -y -qq $(HEADLESS) >/dev/null || apt-get install -y -qq chromium >/dev/null; \
	else \
	  echo "Installing Chromium …"; $(BIN)/playwright install chromium || \
	  { echo "No Chromium was found. Install one: sudo apt-get install -y chromium"; exit 1; }; \
	fi

test: install-dev chromium ## Run the tests
	@$(PYTEST) -n 2 --dist loadfile

check: install-dev ## Check form, types, templates and the borders between rooms
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/lint-imports

faults: install-dev ## Kill processes and databases on purpose, and see that nothing is lost
	@$(PYTEST) -m fault tests/faults

load: install-dev ## Let fifty partners answer two thousand referrals while everything is killed
	@$(PYTEST) -m load tests/faults

long: install-dev chromium ## Walk every page as people who must find no trace of a case
	@$(PYTEST) -m long tests/journeys

mutations: install-dev ## Open each row-security policy in turn: a test must fail
	@$(PYTEST) -m mutation tests/shape/test_mutations.py

bench: install-dev chromium ## Measure against the goals, on 100 thousand rows
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench.oversight

bench-large: install-dev chromium ## The same with a million rows more
	@$(BIN)/python -m tests.bench --large

screens: install-dev chromium ## Take pictures of every screen into var/screens, two a role into docs/screens
	@$(BIN)/python -m tests.screens

lock: .venv/requirements.lock ## Pin every package anew, with hashes
	@$(BIN)/python -m pip install --quiet uv
	@$(call pin,pyproject.toml,requirements.lock)
	@$(call pin,--group dev pyproject.toml,requirements-dev.lock)
	@$(call pin,--group front-end,requirements-front-end.lock)

pin = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header $(1) -o $(2)
