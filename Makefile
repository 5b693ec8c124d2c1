# Two commands for people and for machines alike: `make run` and `make test`.  Each does its own set-up.

PORT ?= 8000
TOWARD_DATA ?= data
export TOWARD_DATA

.DEFAULT_GOAL := help
.PHONY: help run demo test check bench soak words rules figures lock

help:  ## say what there is
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

run:  ## set everything up and serve http://127.0.0.1:8000 (PORT and TOWARD_DATA change that)
	@tools/venv run
	@echo "Words are kept in $(TOWARD_DATA). To look around first, 'make demo' fills that folder with a fictional couple."
	@exec .venv/bin/toward serve --port $(PORT)

demo:  ## fill the data folder with a fictional couple's twelve weeks, and print both sign-ins
	@tools/venv run
	@exec .venv/bin/toward demo

test:  ## set everything up and run every test (WITHOUT_BROWSER=1, WITHOUT_SERVICES=1 leave Chromium, PostgreSQL and Redis out)
	@tools/venv dev
	@tools/system-needs || true
	@.venv/bin/pytest -n 2 --dist loadgroup

check:  ## style, types and the order of the house
	@tools/venv dev
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports

bench:  ## measure, and print the ratios as a table
	@tools/venv dev
	@.venv/bin/python bench/run.py

soak:  ## kill the server a thousand times while it writes
	@tools/venv dev
	@KILLS=1000 .venv/bin/pytest -s tests/promises/test_kill.py

words:  ## bring every ru.po up to date with the screens, and say what has no Russian yet
	@tools/venv dev
	@.venv/bin/python tools/words.py

rules:  ## make the coach's rules ready to run, after a change of theirs
	@tools/venv dev
	@.venv/bin/python tools/bind_rules.py

figures:  ## measure the coach beside ../shared/coachbench, and write the tables of docs/coach.md
	@tools/venv dev
	@.venv/bin/python tools/coach_figures.py ../shared/coachbench

lock:  ## resolve the dependencies of pyproject.toml anew
	@tools/lock
