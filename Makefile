# Annosite, from a fresh machine: `make site`, then `make test`.
# Each step leaves a stamp in .venv/, so that a second run is quick.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --editable

# Tests that wait for browsers, watchers and servers: beside others they would wait too long.
ALONE := tests/browser tests/serve

.PHONY: help site test bench screenshots clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help:
	@echo "make site         build the project's own site from content/ into output/"
	@echo "make test         every check and every test, browser tests included"
	@echo "make bench        measure builds of 100 and 1,000 articles, beside Hugo"
	@echo "make screenshots  pictures of every kind of page"
	@echo "make clean        remove what was built and the virtual environment"

site: $(VENV)/site.stamp
	$(BIN)/annosite build .

test: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	bash scripts/chromium.sh
	bash scripts/nginx.sh
	bash scripts/vnu.sh
	$(BIN)/annosite build .
	$(BIN)/pytest --numprocesses auto $(ALONE:%=--ignore=%) </dev/null
	$(BIN)/pytest $(ALONE) </dev/null

bench: $(VENV)/bench.stamp
	$(BIN)/python -m benchmarks.run --sizes 100 1000 --folder .bench

screenshots: $(VENV)/dev.stamp
	bash scripts/chromium.sh
	$(BIN)/python tests/browser/screenshots.py

clean:
	if [ -x $(BIN)/annosite ]; then $(BIN)/annosite clean .; fi
	rm -rf $(VENV) dist .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/made.stamp: scripts/venv.sh
	bash scripts/venv.sh $(VENV)
	@touch $@

$(VENV)/site.stamp: pyproject.toml $(VENV)/made.stamp
	@echo "Installing Annosite and what it needs (a minute or two, once) …"
	$(PIP) '.[search,cards]'
	@touch $@

$(VENV)/dev.stamp: pyproject.toml $(VENV)/site.stamp
	@echo "Installing what the tests need (once) …"
	$(PIP) '.[search,cards,dask,dev]'
	@touch $@

$(VENV)/bench.stamp: pyproject.toml $(VENV)/site.stamp
	$(PIP) '.[search,cards,dask,bench]'
	@touch $@
