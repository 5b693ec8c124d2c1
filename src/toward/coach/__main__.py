"""`python -m toward.coach < in.jsonl > out.jsonl`"""

import sys

from toward.coach.jsonl import BadLine, answer


def main() -> int:
    """Answer every line of standard input; 2 at the first line that cannot be answered."""
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            try:
                sys.stdout.write(answer(line) + "\n")
            except BadLine as wrong:
                sys.stderr.write(f"line {number}: {wrong}\n")
                return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
