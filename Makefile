# Two commands do it all: `make book` and `make test`. `make help` lists the rest.
# What they make lives in this folder, most of it in .venv/ and _build/; `make clean` removes it.

PORT ?= 8000
# A CPU-only torch on Linux, several GB smaller: make test TORCH_BACKEND=cpu (README says more).
TORCH_BACKEND ?=

PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell $(p) -c 'import sys; print(sys.version_info >= (3, 11) or "")' 2>/dev/null),$(p))))

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
INSTALL := $(PIP) install --quiet --constraint constraints.txt
# One thread of arithmetic: sums then come out the same however many cores there are.
RUN := OMP_NUM_THREADS=1 $(BIN)/python
# Node comes from PyPI, with the environment.
NPM := PATH="$(CURDIR)/$(BIN):$$PATH" npm
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export JUPYTER_PLATFORM_DIRS := 1

.DEFAULT_GOAL := help
.PHONY: help book html serve sync lab test lint browser bench widgets figures screenshot format lock clean
.DELETE_ON_ERROR:

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

book: html serve  ## build the book and serve it at http://localhost:8000 (PORT=… for another)

html: .venv/.book  ## build the pages into _build/html, from the executed notebooks
	@mkdir -p _build && $(BIN)/jupyter-book build . -W -n --keep-going --quiet > _build/build.log || \
	  { echo "make html: the build failed; the reason is above" >&2; exit 1; }
	@echo "The pages are in _build/html; index.html opens by double click, too."

serve: .venv/.book  ## serve what is built
	@$(BIN)/python -m convbook.press.serve --port $(PORT)

sync: .venv/.learn .venv/.book  ## bring chapters/*.ipynb in step with *.md, execute them (TAKE=notebook or text after an edit there)
	@$(RUN) -m convbook.press.sync $(if $(TAKE),--take $(TAKE)) $(CHAPTERS)

lab: .venv/.learn  ## open the chapters in JupyterLab (as root: LAB=--allow-root)
	@$(BIN)/jupyter lab chapters $(LAB)

test: .venv/.test node_modules/.made browser lint  ## the whole suite: code, chapters, pages, widgets, JupyterLab
	@$(RUN) -m pytest -n 2 --dist loadfile $(PYTEST)

lint: .venv/.test node_modules/.made  ## check the style of the Python, JavaScript and CSS code
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .
	@$(NPM) run --silent lint -- --log-level=warn

browser: .venv/.test  ## get a Chromium for the browser tests, if there is none
	@$(BIN)/python tests/get_browser.py

bench: .venv/.test benchmarks/node_modules/.made browser  ## print page weights, widget and conv2d times, build and suite time
	@$(RUN) benchmarks/all.py

widgets: node_modules/.made  ## build the widgets' scripts and styles, in src/convbook/widgets/static
	@$(BIN)/python -c "from convbook.widgets.predict import titles; titles.main()"
	@$(BIN)/python -m convbook.widgets.model.browser
	@$(NPM) run --silent build

figures: .venv/.learn  ## draw every figures/*.svg again
	@for script in figures/[a-z]*.py; do $(BIN)/python $$script || exit 1; done

screenshot: .venv/.test browser html  ## take the README's picture of the widget again
	@$(BIN)/python figures/_screenshot.py

format: .venv/.test node_modules/.made  ## put the Python, JavaScript and CSS code into the house style
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .
	@$(NPM) run --silent format -- --log-level=warn

lock: .venv/.test  ## write what is installed in .venv to constraints.txt
	@mkdir -p _build && $(PIP) freeze --exclude-editable --exclude convbook > _build/installed.txt
	@sed -E 's/\+cpu$$//' _build/installed.txt > _build/constraints.txt
	@cmp -s _build/constraints.txt constraints.txt || cp _build/constraints.txt constraints.txt  # or all is installed again

clean:  ## remove everything that the other targets made
	rm -rf .venv _build node_modules benchmarks/node_modules build src/*.egg-info
	rm -rf .cache .hypothesis .jupyter_cache .pytest_cache .ruff_cache
	@find . -name .git -prune -o \( -name __pycache__ -o -name .ipynb_checkpoints \) -prune -exec rm -rf {} +

# ---- The environment, in steps; each is done once and again only when its list changes.

.venv/.made:
	@test -n "$(PYTHON)" && $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "make: this needs Python 3.11 or newer on the PATH (or: make PYTHON=/path/to/python3 …)" >&2; exit 1; }
	@echo "Making .venv (once) …"
	@$(PYTHON) -m venv .venv || { echo "make: $(PYTHON) cannot make a virtual environment; on Debian and Ubuntu install python3-venv" >&2; exit 1; }
	@$(INSTALL) pip
	@touch $@

.venv/.book: .venv/.made requirements-book.txt constraints.txt pyproject.toml
	@echo "Installing what building the pages needs (once) …"
	@$(INSTALL) -r requirements-book.txt
	@$(INSTALL) --no-deps --editable .
	@touch $@

.venv/.learn: .venv/.made requirements.txt constraints.txt pyproject.toml
	@echo "Installing what running the chapters needs, torch among it (once) …"
	@if [ -n "$(TORCH_BACKEND)" ]; then $(INSTALL) uv && $(BIN)/uv pip install --quiet --python $(BIN)/python \
	  --torch-backend $(TORCH_BACKEND) --constraint constraints.txt torch; fi
	@$(INSTALL) -r requirements.txt
	@touch $@

.venv/.test: .venv/.learn .venv/.book requirements-test.txt
	@echo "Installing what the tests need (once) …"
	@$(INSTALL) -r requirements-test.txt
	@touch $@

# The bundler for the widgets; in benchmarks/, what a default page would load, to compare with.
NPM_CI = $(NPM) ci --silent --no-audit --no-fund

node_modules/.made: package-lock.json | .venv/.test
	@$(NPM_CI)
	@touch $@

benchmarks/node_modules/.made: benchmarks/package-lock.json | .venv/.test
	@$(NPM_CI) --prefix benchmarks
	@touch $@
