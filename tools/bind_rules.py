"""Make the coach's rules ready to run: rules/en.book and rules/ru.book, of the rule files.  `make rules` runs it."""

from pathlib import Path

from toward.coach.rulebook import RuleBook, packed

RULES = Path(__file__).parent.parent / "src" / "toward" / "coach" / "rules"

if __name__ == "__main__":
    for lang in ("en", "ru"):
        bound = packed(RuleBook(RULES / lang).bound())
        (RULES / f"{lang}.book").write_bytes(bound)
        print(f"{lang}: {len(bound)} bytes")
