# make demo    a first look: reviews of the sample notes, and one of them explained
# make test    all tests on two cores, with branch coverage
# make check   ruff, mypy, import contracts, form and examples of the rules, generated pages
# make bench   notes per second beside the stock medspaCy pipeline; batch runs at several sizes; kills and resuming (JSON in $(BENCH_OUT)/)
#              in full size: make bench BENCH_BATCH="--sizes 1000,100000 --memory 50000,200000 --stream-mb 1000 --workers 10000" \
#                                       BENCH_KILL="--notes 20000 --kills 10"
# PYTHON=python3.12 chooses the interpreter that .venv is made with.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
NOTES ?= sample_notes
BENCH_NOTES ?= $(or $(wildcard ../shared/eval/dev/*),sample_notes)
BENCH_OUT ?= build/bench
BENCH_BATCH ?=
BENCH_KILL ?= --notes 2000 --kills 3 --part-size 100

.PHONY: demo test check bench format docs clean

$(VENV)/.ready: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/.ready
	@echo '$$ doccheck check $(NOTES)/'
	@$(BIN)/doccheck check $(NOTES) --fail-on error
	@echo
	@echo '$$ doccheck check $(NOTES)/therapeutic-fluoroscopy-incomplete.txt --explain'
	@$(BIN)/doccheck check $(NOTES)/therapeutic-fluoroscopy-incomplete.txt --explain --fail-on error

test: $(VENV)/.ready
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term

check: $(VENV)/.ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/doccheck rules lint
	$(BIN)/doccheck rules test
	$(BIN)/python docs/generate.py --check

bench: $(VENV)/.ready
	mkdir -p $(BENCH_OUT)
	$(BIN)/python benchmarks/throughput.py $(BENCH_NOTES) --json $(BENCH_OUT)/throughput.json
	$(BIN)/python benchmarks/batch.py $(BENCH_NOTES) $(BENCH_BATCH) --json $(BENCH_OUT)/batch.json
	$(BIN)/python benchmarks/kill_resume.py $(BENCH_NOTES) $(BENCH_KILL) --json $(BENCH_OUT)/kill_resume.json

docs: $(VENV)/.ready
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
