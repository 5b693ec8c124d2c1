"""A practice with every kind of step, such as a therapist might write: beside ours, where a test brings it."""

from collections.abc import Mapping
from pathlib import Path

from toward import catalogue
from toward.catalogue import Catalogue

# Name of the step, its kind, its screen, its limits, and what its words need.
STEPS = (
    ("feelings", "feelings", 1, "least = 2\nmost = 3", ""),
    ("line", "text", 1, "least = 5\nmost = 20\nmost_words = 3", ""),
    ("long", "text", 2, "long = true\nmost = 40", ""),
    ("rating", "rating", 2, "", 'low = "none"\nhigh = "all"'),
    ("five", "rating", 2, "low = 1\nhigh = 5", 'low = "none"\nhigh = "all"'),
    ("choice", "choice", 3, 'options = ["one", "two"]', 'options.one = "One"\noptions.two = "Two"'),
    ("person", "person", 3, "optional = true", ""),
    ("say", "say", 4, 'blanks = ["line"]\nmost = 60\nmost_words = 8', 'say.any = "It was {line}."'),
    ("hidden", "text", 4, 'most = 10\nonly_if = { step = "choice", is = ["two"] }', ""),
    ("pause", "pause", 4, "seconds = 3", ""),
    ("timer", "timer", 5, "seconds = 10", ""),
    ("agree", "agree", 5, "", ""),
    ("promise", "promise", 6, "most = 20\ndays = 7", ""),
    ("appreciation", "appreciation", 6, "most = 60\nmost_words = 4", ""),
)
HEAD = 'id = "everything"\nversion = 1\nmodes = ["solo"]\nminutes = 1\npurpose = "say"\n'
SAID = 'title = "Everything"\nsummary = "All of it."\nwhy = "To see."\n\n[stages.main.done]\nany = "Done."\n'

ANSWERS: Mapping[str, object] = {
    "feelings": ["sad", "tired"],
    "line": "A long day",
    "long": "One line\r\nand another",
    "rating": 40,
    "five": 3,
    "choice": "one",
    "say": "It was a long day.",
    "pause": "done",
    "timer": "done",
    "agree": "yes",
    "promise": "Call on Friday",
    "promise.days": 5,
    "appreciation": "You waited for me",
}


def with_everything(folder: Path) -> Catalogue:
    """Our catalogue, and the practice "everything"."""
    home = folder / "everything"
    home.mkdir(parents=True)
    steps = [
        f'[[stages.main.steps]]\nid = "{name}"\nkind = "{kind}"\nscreen = {screen}\n{limits}\n'
        for name, kind, screen, limits, _ in STEPS
    ]
    words = [f'[steps.{name}]\nask = "Say {name}"\n{said}\n' for name, _, _, _, said in STEPS]
    (home / "practice.toml").write_text("\n".join([HEAD, *steps]), encoding="utf-8")
    (home / "en.toml").write_text("\n".join([SAID, *words]), encoding="utf-8")
    return catalogue.load(folder)
