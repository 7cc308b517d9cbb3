# Everyday tasks. Python (3.9 or newer) and make are all that a clean clone needs: each target makes the virtual
# environment that it asks for, and uses it again until pyproject.toml or the version changes.
# For another Python: make test PYTHON=python3.13 VENV=.venv-3.13

PYTHON ?= python3
VENV ?= .venv
BENCH_VENV ?= .venv-bench

PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check
BASE ?= origin/main
FORMAT ?= text
OLDEST := 3.9
MYPY := 3.10
GENERATOR := 3.11

# $(call at-least,INTERPRETER,VERSION): stop with a sentence when the interpreter is older.
define at-least
	@$(1) -c 'import sys; v = "%d.%d" % sys.version_info[:2]; \
	sys.version_info >= tuple(map(int, "$(2)".split("."))) or sys.exit( \
	"This needs Python $(2) or newer; $(1) is " + v + ". Name another: make ... PYTHON=python$(2) VENV=.venv-$(2)")'
endef

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo test bench mutate live lint format type generate check-generated lint-spec diff-spec compare \
	build wheel-test release ci clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(PY):
	$(call at-least,$(PYTHON),$(OLDEST))
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) 'pip>=21.3' # the first that installs a pyproject.toml project in place

# One stamp for each extra that is installed, so that `make demo` waits for less than `make test`.
$(VENV)/.%: pyproject.toml meshapi/_version.py | $(PY)
	@echo 'Installing the extra "$*" into $(VENV) ...'
	@$(PIP) --editable '.[$*]'
	@touch $@

setup: $(VENV)/.dev ## Make the development environment

demo: $(VENV)/.sandbox ## A tour of the SDK against the embedded gateway: no key, no network
	@$(PY) examples/demo.py

test: $(VENV)/.dev ## Run the tests (ARGS="-k stream" is handed on to pytest)
	@$(PY) -m pytest -n auto --dist worksteal $(ARGS)

bench: ## Measure this SDK beside its peers (ARGS=--list, ARGS="chat stream", ARGS=--quick); bench/README.md
	$(call at-least,$(PYTHON),$(GENERATOR))
	@$(MAKE) --silent VENV=$(BENCH_VENV) $(BENCH_VENV)/.bench
	@$(BENCH_VENV)/bin/python -m bench $(ARGS)

mutate: $(VENV)/.mutate ## Change the retry, stream and error code, show what no test notices (ARGS="meshapi._retry*")
	$(call at-least,$(PY),$(MYPY))
	@rm -rf build/mutate && mkdir -p build/mutate
	@cp -r meshapi meshapi_generated meshapi_sandbox spec tests pyproject.toml build/mutate
	@cp tests/mutmut.cfg build/mutate/setup.cfg
	@cd build/mutate && $(abspath $(PY)) -m mutmut run --max-children 1 $(ARGS) && $(abspath $(PY)) -m mutmut results

live: $(VENV)/.dev ## Run the live tests: against the gateway of MESHAPI_TOKEN or .env.livetest, else the sandbox
	@$(PY) -m pytest livetests $(ARGS)

lint: $(VENV)/.dev ## Check style and formatting
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m ruff check --config ruff-generated.toml meshapi_generated
	@$(PY) -m ruff format --check --config ruff-generated.toml meshapi_generated

format: $(VENV)/.dev ## Format the hand-written code and mend what can be mended
	@$(PY) -m ruff check --fix-only
	@$(PY) -m ruff format

type: $(VENV)/.dev ## Check types with mypy --strict and pyright
	$(call at-least,$(PY),$(MYPY))
	@$(PY) -m mypy
	@$(PY) -m mypy --python-version $(GENERATOR) generator bench
	@$(PY) scripts/extract_snippets.py README.md build/readme
	@$(PY) scripts/extract_snippets.py docs/testing.md build/testing
	@$(PY) scripts/extract_snippets.py docs/upgrading.md build/upgrading
	@for snippet in build/readme/*.py build/testing/*.py build/upgrading/*.py examples/*.py; do $(PY) -m mypy $$snippet || exit 1; done
	@$(PY) -m pyright --pythonpath $(PY)

generate: $(VENV)/.generate ## Write meshapi_generated/, docs/operations.md and api.md anew from spec/openapi.yaml
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) -m generator generate

check-generated: $(VENV)/.generate ## Fail when they are not what the contract gives
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) -m generator check

lint-spec: $(VENV)/.generate ## Check the contract against the rules of spec/README.md
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) -m generator lint

diff-spec: $(VENV)/.generate ## What changed in the contract since BASE=origin/main, and for whom (FORMAT=markdown, ...)
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) -m generator diff --base $(BASE) --format $(FORMAT)

compare: $(VENV)/.generate ## The same, beside what changed in the Python surface (ARGS=--require-bump, ...)
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) -m generator compare --base $(BASE) --format $(FORMAT) $(ARGS)

build: $(VENV)/.dev ## Build the sdist and, from it, the wheel into dist/
	@rm -rf dist
	@$(PY) -m build --outdir dist

wheel-test: build ## Install the wheel into clean environments, bare and with extras, and use it
	@for extras in '' '[realtime,sandbox]'; do \
		$(PY) -m venv --clear build/wheel && \
		build/wheel/bin/python -m pip install -qq --disable-pip-version-check "$$(echo dist/*.whl)$$extras" && \
		build/wheel/bin/python -I scripts/wheel_smoke.py || exit 1; \
	done

release: $(VENV)/.release check-generated ## Build what can be published; refuses a dirty tree and a version that does not fit its changes
	$(call at-least,$(PY),$(GENERATOR))
	@$(PY) scripts/release.py
	@$(MAKE) --no-print-directory wheel-test
	@$(PY) -m twine check --strict dist/*
	@echo 'dist/ can be published, and the commit be tagged.'

ci: ## Everything that must pass before a merge, in fresh environments
	@.ci/run

clean: ## Remove environments, builds and caches
	@rm -rf .venv* .ci/work build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
