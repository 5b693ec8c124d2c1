"""What requests read is read by decoders that were made before the first of them came.

msgspec makes ready what it knows of a class when it first meets it, and lets other threads run meanwhile: one that
meets a half-made class takes the whole process down.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent.parent / "src" / "toward"
BEFORE_THE_FIRST_REQUEST = ("catalogue", "demo", "coach/rulebook.py", "coach/jsonl.py")
"""Read when the server starts, or by a command: by one thread."""

RACE = """
import sys, threading, types
import msgspec
sys.setswitchinterval(1e-7)
module = sys.modules["made"] = types.ModuleType("made")
read = []
for turn in range(300):
    module.__dict__.clear()
    lines = ["import msgspec", "class A0(msgspec.Struct):", " of: int"]
    for n in range(1, 30):
        lines += [f"class A{n}(msgspec.Struct):", f" of: 'dict[str, int]'", f" at: 'list[A{n - 1}]'"]
    exec("\\n".join(lines), module.__dict__ | {"__name__": "made"}, module.__dict__)
    at_once = threading.Barrier(6)
    made = msgspec.json.Decoder(module.A29) if sys.argv[1] == "made" else None
    def reads():
        at_once.wait()
        text = b'{"of": {}, "at": [{"of": {}, "at": []}]}'
        read.append(made.decode(text) if made else msgspec.json.decode(text, type=module.A29))
    threads = [threading.Thread(target=reads) for _ in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
sys.exit(len(read) != 300 * 6)
"""


def test_no_request_is_the_first_to_name_a_class_to_msgspec() -> None:
    files = [file for file in SOURCE.rglob("*.py") if not _is_read_before(file)]
    assert len(files) > 100
    named = {str(file): [*late(ast.parse(file.read_text("utf-8")))] for file in files}
    assert {file: lines for file, lines in named.items() if lines} == {}


def test_what_names_one_late_is_found() -> None:
    late_ones = "  json.decode(c, type=A)\n  msgspec.convert(c, A)\n  convert(c, A)\n  Decoder(A)\n"
    source = f"a = msgspec.json.Decoder(A)\ndef reads():\n  b.decode(c)\n{late_ones}"
    assert [*late(ast.parse(source))] == [4, 5, 6, 7]


def test_a_decoder_made_beforehand_serves_all_threads() -> None:
    assert race("made") == 0


def test_without_one_the_process_falls() -> None:
    """True of msgspec 0.22. When a later one is mended, this says so, and the rule may go."""
    assert any(race("late") < 0 for _ in range(10))


def race(how: str) -> int:
    return subprocess.run([sys.executable, "-c", RACE, how], check=False, timeout=120).returncode


def late(tree: ast.Module) -> Iterator[int]:
    """The lines in functions where msgspec is told what to make of something."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and _names_a_class(call):
                    yield call.lineno


def _names_a_class(call: ast.Call) -> bool:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    told = any(keyword.arg == "type" for keyword in call.keywords)
    return name in ("convert", "Decoder") or (name == "decode" and told)


def _is_read_before(file: Path) -> bool:
    return str(file.relative_to(SOURCE)).startswith(BEFORE_THE_FIRST_REQUEST)
