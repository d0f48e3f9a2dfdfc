# `make try` grades a wrong and a right answer; `make test` runs the tests. Both install what they
# need into .venv; they want Python >= 3.11 with venv and a package index, nothing else.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
EXERCISE := sql/joins/products-per-category
WRONG := exercises/$(EXERCISE)/wrong/inner-join.sql
RIGHT := exercises/$(EXERCISE)/solution.sql

.PHONY: try test lint bench parity clean

try: .venv/.try
	@echo; echo '$$ dojo check $(EXERCISE) --file $(WRONG)'
	@$(BIN)/dojo check $(EXERCISE) --file $(WRONG); test $$? -eq 1
	@echo; echo '$$ dojo check $(EXERCISE) --file $(RIGHT)'
	@$(BIN)/dojo check $(EXERCISE) --file $(RIGHT)

test: .venv/.dev
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder --durations 40

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/.dev
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/live.py
	$(BIN)/python benchmarks/counterexamples.py

clean:
	rm -rf .venv

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer with venv is needed' >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.try: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/python -m compileall -q grader
	@touch $@

.venv/.dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/python -m compileall -q grader
	@touch $@ .venv/.try

parity: .venv/.dev
	$(BIN)/python tests/parity/side_by_side.py --write
