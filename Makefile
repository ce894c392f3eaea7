# `make` alone lists the verbs. Each sets up what it needs in .venv, once.

# Empty: the first on this machine that the lock is made for.
PYTHON ?=
VENV := .venv
PY := $(VENV)/bin/python

# The same input gives the same bytes: the clock in the sitemap is the time of the last commit,
# or the first of January 2024 where there is no git.
SOURCE_DATE_EPOCH := $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct 2>/dev/null),1704067200)
NO_MKDOCS_2_WARNING := 1
PYTHONUTF8 := 1
export SOURCE_DATE_EPOCH NO_MKDOCS_2_WARNING PYTHONUTF8
unexport PYTHONHOME PYTHONPATH
# Modules are compiled once, not at each command: that alone would take a second.
unexport PYTHONDONTWRITEBYTECODE

# Of pip's settings only those hold that say how packages are fetched: others would send them to
# another place than .venv, build them from source or choose other ones.
FETCHING := INDEX INDEX_URL FIND_LINKS CERT PROXY HOST TIMEOUT RETRIES CACHE_DIR CONFIG_FILE PROVIDER
unexport $(filter-out $(addprefix %_,$(FETCHING)),$(filter PIP_%,$(.VARIABLES)))
# The lock is whole: pip installs what stands in it, and asks no package what else it wants.
INSTALL := -m pip --disable-pip-version-check --no-input --quiet \
	install --no-deps --require-hashes --only-binary :all: --no-user --no-compile
# Work is handed out by test: who has nothing left takes from who has most.
PYTEST := $(PY) -m pytest --numprocesses auto --dist worksteal
# A copy of the lock that was installed: nothing is installed again until the lock changes.
SITE_READY := $(VENV)/requirements.txt
TEST_READY := $(VENV)/requirements-dev.txt
# The tools of a release, apart from what the site is made with.
TOOLS := $(VENV)/release
TOOLS_READY := $(TOOLS)/requirements-release.txt

# An environment whose Python is gone (an upgrade, a moved folder) is made anew.
$(shell test -x $(PY) || rm -f $(VENV)/pyvenv.cfg $(SITE_READY) $(TEST_READY))

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve check test tested sweep coverage golden lint format bench audit zensical lock clean release compare publish licences advisories

help: ## List these verbs
	@echo "Duidu: two plain texts of one document become a bilingual reading site."
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

# What turns docs/ into a site. MkDocs alone is enough for the pages (`mkdocs build`): its hook runs
# `python -m build_scripts build`.
TOOL := mkdocs

site: $(SITE_READY) ## Build the site from the sources into site/, as far as anything changed
	@$(PY) -m build_scripts site --tool $(TOOL)

serve: $(SITE_READY) ## Show the site at http://127.0.0.1:8000/ and follow every change
	$(PY) -m mkdocs serve

check: $(SITE_READY) ## Check the sources and list every fault; write nothing
	$(PY) -m build_scripts check

test: $(TEST_READY) ## Run all tests, in the browser too (ARGS="-k name" picks some)
	@.ci/system tests
	$(PYTEST) $(ARGS)

tested: $(TEST_READY) ## Run all tests on site/ as it is, and see that they left it (and release/) alone
	@.ci/system tests
	BUILT_SITE=site $(PY) -m tests.untouched site release -- $(PYTEST) $(ARGS)

sweep: $(TEST_READY) ## Run what takes long and seldom finds more: every night, before an issue is closed
	@.ci/system tests
	@.ci/system engines
	npm ci --prefix tests/browser/engines --ignore-scripts --no-audit --no-fund --loglevel=error
	@.ci/system nginx
	$(PYTEST) -m sweep $(ARGS)

coverage: $(TEST_READY) ## Run all tests and say which lines none of them runs (twice as slow)
	@.ci/system tests
	$(PYTEST) --cov --cov-report=term $(ARGS)

golden: $(TEST_READY) ## Rewrite the golden files from what the code gives now; review the diff
	@.ci/system tests
	$(PY) -m pytest --golden --quiet $(ARGS)

lint: $(TEST_READY) ## Check the Python code: ruff, its format, mypy --strict
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy

format: $(TEST_READY) ## Put the Python code into its one format
	$(PY) -m ruff check --fix
	$(PY) -m ruff format

bench: $(TEST_READY) ## Measure the build: times, pages, weights
	$(PY) -m tests.bench

audit: $(TEST_READY) site ## Run Lighthouse on one page of each kind (needs Node 20); ask pandoc for the citations
	@.ci/system browser
	@.ci/system node
	npm ci --prefix tests/audit --ignore-scripts --no-audit --no-fund --loglevel=error
	$(PY) -m tests.audit
	@.ci/system pandoc
	$(PY) -m tests.audit.citations

zensical: $(TEST_READY) ## Build site/ with Zensical instead of MkDocs
	@$(PY) -m build_scripts site --tool zensical

# The lists of parts are dated by SOURCE_DATE_EPOCH, as all else.
release: $(SITE_READY) $(TOOLS_READY) site ## Put into release/ what a release attaches, with SHA256SUMS and lists of parts
	@.ci/system node
	@rm -rf release && mkdir release
	$(TOOLS)/bin/cyclonedx-py requirements --output-reproducible --pyproject pyproject.toml \
		--output-file release/duidu.cdx.json requirements.txt
	npm sbom --prefix tests/audit --package-lock-only --sbom-format cyclonedx > release/duidu-audit.cdx.json
	@$(PY) -m build_scripts.press.release.gather

compare: ## Compare release/ with again/, another build of the same commit, byte for byte
	diff --recursive --brief release again

publish: ## Make release/ the release of the tag on GitHub (in its workflow)
	@.ci/publish

licences: $(TEST_READY) $(TOOLS_READY) ## Write LICENCES.md anew: the licences of all packages that are locked
	@$(PY) -m build_scripts licences --write

advisories: $(TOOLS_READY) ## Ask whether a locked package is known to be vulnerable
	@.ci/system node
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-dev.txt
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r requirements-release.txt
	npm audit --prefix tests/audit --package-lock-only
	npm audit --prefix tests/browser/engines --package-lock-only

LOCK = $(VENV)/bin/uv pip compile $(UPGRADE) --quiet --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-emit-index-url --no-annotate --custom-compile-command "make lock"

lock: $(TEST_READY) ## Lock the dependencies anew (UPGRADE=--upgrade takes the newest)
	$(LOCK) pyproject.toml --output-file requirements.txt
	$(LOCK) pyproject.toml --output-file requirements-dev.txt --group test --constraints requirements.txt
	$(LOCK) --group release --output-file requirements-release.txt

# In docs/ only what builds made goes, as their list there proves: what people wrote stays.
clean: ## Remove what was built; .venv stays
	$(or $(wildcard $(PY)),$(PYTHON)) -m build_scripts.press.clean
	rm -rf site .site-new release again .cache .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	rm -rf tests/audit/reports tests/audit/node_modules

$(VENV)/pyvenv.cfg:
	@python=$$(PYTHON="$(PYTHON)" .ci/system python) && "$$python" -m venv --clear $(VENV)

$(SITE_READY): requirements.txt $(VENV)/pyvenv.cfg
	@cmp -s $< $@ || { echo "Installing $<"; $(PY) $(INSTALL) -r $<; }
	@cp $< $@

# After the first: two installers must not write to one environment at the same time.
$(TEST_READY): requirements-dev.txt $(SITE_READY)
	@cmp -s $< $@ || { echo "Installing $<"; $(PY) $(INSTALL) -r $<; }
	@cp $< $@

$(TOOLS_READY): requirements-release.txt $(VENV)/pyvenv.cfg
	@cmp -s $< $@ || { echo "Installing $<"; $(PY) -m venv --clear $(TOOLS) && $(TOOLS)/bin/python $(INSTALL) -r $<; }
	@cp $< $@
