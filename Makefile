# `make` lists what there is. Needs Python 3.11 or later and make; everything else lands in .venv/.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/pytest

.PHONY: help demo test cover lint format judge bench lock clean
help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(VENV)/.installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
# An older pip does not know the extra lxml[html_clean] by its present name, and warns.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=24'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed ## make the example article an episode in out/, with the embedded voice
	$(BIN)/briefing make examples/bridge.txt --config examples/briefing.toml

test: $(VENV)/.installed lint ## lint, type-check and run the offline tests
	$(PYTEST) -n 2 -m 'not slow and not judge'

cover: $(VENV)/.installed ## print what the offline tests leave unrun: watching each line takes three times as long
	$(PYTEST) -n 2 -m 'not slow and not judge' --cov --cov-report=term:skip-covered

lint: $(VENV)/.installed ## check style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/.installed ## rewrite the code in the project's style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

judge: $(VENV)/.installed ## run the slow tests and the external judges; a skipped one fails
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,judge]'
	NO_SKIPS=1 $(PYTEST) -n 2 --dist loadfile --no-loadscope-reorder -m '(slow or judge) and not alone' -rs
	NO_SKIPS=1 $(PYTEST) -m alone -rs

bench: $(VENV)/.installed ## print what an episode costs (bench/cost.py); bench/README.md lists the other figures
	@echo 'bench/cost.py, some minutes; bench/README.md lists the other programs'
	$(BIN)/python bench/cost.py

lock: $(VENV)/.installed ## write requirements.lock anew: the newest versions within the bounds, with hashes
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
	| $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --only-binary :all: --generate-hashes \
	--upgrade --custom-compile-command 'make lock' pyproject.toml - --output-file requirements.lock

clean: ## remove what was built, keeping out/
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .coverage
