"""A page of Today: against its floor, and after ten years against one month."""

from functools import partial
from pathlib import Path

from driving import Driver
from floor import Floor
from household import household
from table import Line, line
from timing import Ratio, each, turn_about

TEN_YEARS = 3653


def page_against_floor(folder: Path) -> Ratio:
    """Processor time of the whole application for one page of 30 entries, against `Floor`."""
    home = household(folder)
    with Driver(home) as browser:
        floor = Floor(home, browser)
        return turn_about(partial(browser.get, "/today"), each(floor.page), rounds=60, times=25)


def ten_years_against_a_month(folder: Path) -> Line:
    """The same page, for somebody who has written for ten years."""
    with Driver(household(folder / "month")) as new, Driver(household(folder / "years", days=TEN_YEARS)) as old:
        ratio = turn_about(partial(old.get, "/today"), partial(new.get, "/today"), rounds=40, times=25)
    return line("page of Today after ten years", "the same after one month", ratio, aim=1.15, unit="ms")
