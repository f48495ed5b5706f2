# `make` sets everything up and runs the main job; `make test` sets everything up and tests it.
# Needs Python 3.11 or newer and a network for the first set-up; nothing is installed outside
# this folder.
UV_PROJECT_ENVIRONMENT ?= .venv
export UV_PROJECT_ENVIRONMENT
unexport VIRTUAL_ENV

# uv from the PATH where it works there, else one of our own.
UV := $(shell uv --version >/dev/null 2>&1 && echo uv || echo .uv/bin/uv)
RUN := $(UV) run --no-sync

.PHONY: run test check lint format types workflow-lint workflow-format setup clean
.DEFAULT_GOAL := run

run: setup
	$(RUN) snakemake

test: setup
	$(RUN) pytest

# What is checked besides the tests; `make -k check` goes on after the first that fails.
check: lint format types workflow-lint workflow-format

lint: setup
	$(RUN) ruff check

format: setup
	$(RUN) ruff format --check

types: setup
	$(RUN) mypy

workflow-lint: setup
	$(RUN) snakemake --lint

workflow-format: setup
	$(RUN) snakefmt --check Snakefile workflow

setup: $(filter .uv/bin/uv,$(UV))
	$(UV) sync --locked --quiet

.uv/bin/uv:
	@python3 -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "ERROR: python3 with its venv module is needed (Debian: apt install python3-venv)" >&2; \
	  exit 2; }
	python3 -m venv .uv
	.uv/bin/pip install --quiet uv

# Removes what was made here, not what was downloaded into the caches of uv.
clean:
	rm -rf results .snakemake
