# Everything starts here. Each target makes its own environment first; `make` alone lists them.

PORT ?= 8000
ARGS ?=
PROCESSES ?= auto
MANAGE := .venv/bin/python manage.py
READY := .venv/.ready

unexport PYTHONDONTWRITEBYTECODE # each process would compile Django and Wagtail anew, which takes five seconds

.DEFAULT_GOAL := help
.PHONY: help demo demo-data demo-reset test lint format types bench messages migrations requirements

help: ## list what can be made
	@awk -F ': .*## |: ## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

$(READY): uv.lock requirements.txt .ci/venv
	@bash .ci/venv

demo: $(READY) ## build the demo site and serve it on 127.0.0.1:8000 (PORT=8080 for another port)
	@exec $(MANAGE) demo --settings advocacy.settings.demo --port $(PORT)

demo-data: $(READY) ## build the demo site without serving it
	@$(MANAGE) demo --settings advocacy.settings.demo --data-only

demo-reset: $(READY) ## throw the demo site away and build it anew
	@$(MANAGE) demo --settings advocacy.settings.demo --data-only --reset

test: $(READY) ## run the tests, those in a browser too (ARGS="tests/test_x.py -x" for some of them; PROCESSES=0 for one at a time)
	@bash .ci/browser
	@.venv/bin/pytest -n $(PROCESSES) --dist loadgroup $(ARGS)

lint: ## check style, templates, import contracts, types and migrations
	@bash .ci/run lint

format: $(READY) ## put the code and the templates in order
	@.venv/bin/ruff check --fix --quiet . && .venv/bin/ruff format .
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade

types: $(READY) ## check the types
	@.venv/bin/mypy advocacy cms payments actions

bench: $(READY) ## measure the speed (PostgreSQL when one answers)
	@bash .ci/bench $(ARGS)

messages: $(READY) ## gather the words for translation, and compile the catalogues
	@bash .ci/messages

migrations: $(READY) ## write the migrations that the models ask for
	@$(MANAGE) makemigrations

requirements: $(READY) ## export uv.lock to requirements.txt, for where uv cannot be had
	@bash .ci/requirements > requirements.txt
