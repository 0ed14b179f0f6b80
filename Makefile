# Every target makes what it needs: a virtual environment with the tested versions of everything.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BENCH := .venv-bench
BENCH_READY := $(BENCH)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(READY) ## check the demonstration corpus in seeds/ and print the report
	@$(BIN)/claimcheck check seeds/; code=$$?; \
	if [ $$code -gt 1 ]; then exit $$code; fi; \
	echo "(exit code $$code: the corpus has errors planted in it; a pre-publish gate would stop here)"

test: $(READY) ## run every test
	@$(BIN)/python -m pytest

lint: $(READY) ## ruff check, ruff format --check, mypy --strict
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench: $(BENCH_READY) ## measure every stage, beside other extractors where they can be installed
	@$(BENCH)/bin/python -m benchmarks

docs: $(READY) ## regenerate the generated pages and the screens in the documentation
	@$(BIN)/python docs/generate.py
	@$(BIN)/python -m pytest tests/test_docs.py --update-cases

clean: ## remove the environment and everything that was built
	rm -rf $(VENV) $(BENCH) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .claimcheck
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# `python -m venv` wants ensurepip, which some distributions leave out; pip itself can stand in.
define environment
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "claimcheck needs Python 3.11 or newer, and this is " + sys.version.split()[0] + "; name another: make PYTHON=python3.12")'
	@test -x $(1)/bin/python || $(PYTHON) -m venv $(1) 2>/dev/null || $(PYTHON) -m venv --clear --without-pip $(1)
	@$(PYTHON) -m pip --python $(1)/bin/python install --quiet -c constraints.txt $(2)
endef

$(READY): pyproject.toml constraints.txt
	$(call environment,$(VENV),-e '.[dev]')
	@touch $@

$(BENCH_READY): pyproject.toml constraints.txt benchmarks/requirements.txt
	$(call environment,$(BENCH),-e .)
	@$(PYTHON) -m pip --python $(BENCH)/bin/python install --quiet -r benchmarks/requirements.txt \
	|| echo "the extractors to compare with cannot be installed here; measuring without them"
	@touch $@
