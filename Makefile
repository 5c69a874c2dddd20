# Two commands: `make run` opens the program, `make test` runs everything that gates. `make torture` proves
# the safety case in half an hour, `make rehearsal` plays a whole event in a real window.
# `.ci/setup` makes .venv from pinned requirements and says what is missing.

PYTHON = $(if $(wildcard .venv/Scripts/python.exe),.venv/Scripts/python.exe,.venv/bin/python)

.PHONY: run test bench torture rehearsal picture wheel clean

run: .venv/ready
	@.ci/start

test: .venv/ready
	@.ci/setup --system-only
	$(PYTHON) resources/translations/build.py
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -c "from importlinter.cli import lint_imports_command; lint_imports_command()" --no-cache
	$(PYTHON) -m pytest --numprocesses auto --dist loadfile

bench: .venv/ready
	$(PYTHON) -m tests.performance

torture: .venv/ready
	$(PYTHON) -m tests.torture

rehearsal: .venv/ready
	$(PYTHON) -m tests.rehearsal

picture: .venv/ready
	QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.gui.picture resources/pictures

wheel: .venv/ready
	$(PYTHON) -m build --wheel --no-isolation

.venv/ready: .ci/setup .ci/requirements.txt pyproject.toml
	@.ci/setup

clean:
	rm -rf .venv dist build
