"""A share said in words: "5 in 10", "19 in 20"."""

from msgspec import Struct

FINE, COARSE = 20, 10


class Share(Struct, frozen=True):
    """`n` in `of`."""

    n: int
    of: int

    @property
    def never(self) -> bool:
        """Not once."""
        return self.n == 0

    @property
    def always(self) -> bool:
        """Every time."""
        return self.n == self.of


def share(value: float) -> Share:
    """The nearest tenth of a share from 0 to 1, or towards the ends the nearest twentieth (X8).

    Only 0 itself is said as never and only 1 as every time: .98 is 19 in 20.
    """
    if value in (0, 1):
        return Share(int(value), 1)
    if 0.075 <= value <= 0.925:
        return Share(round(value * COARSE), COARSE)
    return Share(min(max(round(value * FINE), 1), FINE - 1), FINE)
