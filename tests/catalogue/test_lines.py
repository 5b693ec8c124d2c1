import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.catalogue.lines import line_of, lines
from toward.catalogue.mistakes import Spot

TEXT = '''# a note
id = "x"
a.b = 1
"odd key" = [
  1, # ]
  2,
]

[stages.main]
done_by = """
[[not.a.header]]
id = "no"
"""
note = 'it is # no note'

[[stages.main.steps]]
kind = "text"
only_if = { step = "s", is = ["yes"] }

[[stages.main.steps]]
kind = "say"
[stages.main.steps.deep]
x = 1
[[stages.main.steps.parts]]
y = 1
[[stages.main.steps.parts]]
y = 2
[[stages.later.steps]]
kind = "pause"
'''


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (("id",), 2),
        (("a", "b"), 3),
        (("odd key",), 4),
        (("odd key", 1), 4),
        (("stages", "main"), 9),
        (("stages", "main", "done_by"), 10),
        (("stages", "main", "note"), 14),
        (("stages", "main", "steps", 0), 16),
        (("stages", "main", "steps", 0, "only_if", "is", 0), 18),
        (("stages", "main", "steps", 1, "kind"), 21),
        (("stages", "main", "steps", 1, "deep", "x"), 23),
        (("stages", "main", "steps", 1, "parts", 0, "y"), 25),
        (("stages", "main", "steps", 1, "parts", 1, "y"), 27),
        (("stages", "later", "steps", 0, "kind"), 29),
        (("stages", "main", "steps", 1, "nothing"), 20),
        (("nothing",), 1),
        ((), 1),
    ],
)
def test_the_line_of_each_value(at: Spot, line: int) -> None:
    assert line_of(lines(TEXT), at) == line


KEYS = st.sampled_from(["a", "b", "c", '"d e"'])
VALUES = st.sampled_from(["1", '"x"', "[1, 2]", "[\n1,\n]", '"""\n[a]\nb = 1\n"""', "{ f = 1 }", "'#'", "'''\n\n'''"])


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "[{}]", "[[{}]]", "[q.{}]", "[[q.{}]]", "[a.{}]"]), KEYS, VALUES), max_size=12
    )
)
def test_every_key_tomllib_reads_has_the_line_it_stands_on(parts: list[tuple[str, str, str]]) -> None:
    text = "\n".join(
        f"{header.format(key)}\n{key}{n} = {value}".replace('"d e"', "d")
        for n, (header, key, value) in enumerate(parts)
    )
    try:
        parsed = tomllib.loads(text)
    except ValueError:
        return
    found = lines(text)
    written = text.split("\n")

    def walk(value: object, at: Spot) -> None:
        if at and isinstance(at[-1], str) and at[-1][-1].isdigit():
            assert written[found[at] - 1].startswith(f"{at[-1]} = ")
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for key, inner in items:
            walk(inner, (*at, key))

    walk(parsed, ())
