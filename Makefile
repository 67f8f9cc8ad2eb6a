# The tasks of run.py under the names make users expect; `python3 run.py` says what each does.
PYTHON ?= python3

.PHONY: help setup demo test lint format docs check clean
help:
	@$(PYTHON) run.py || true

setup demo test lint format docs:
	@$(PYTHON) run.py $@

check:
	@PYTHON=$(PYTHON) bash .ci/run

clean:
	rm -rf .venv build site dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
