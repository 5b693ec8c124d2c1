"""Where on the ladder to look today (A4), said in one sentence a person can disagree with."""

from toward.core.ladder import Zone
from toward.web.language import Language, mark, text

# The mark is "about 2" of 5: a suggestion beside the question, never an answer to it.
REASONS = {
    "begin": mark("Today about %(rung)s of 5: a moderate one to begin with."),
    "gap": mark("Today about %(rung)s of 5: it has been a while, so a little lower than before."),
    "two": mark("Today about %(rung)s of 5: twice it was hard, so lower, or with another person."),
    "hard": mark("Today about %(rung)s of 5: the last one was hard, so no higher."),
    "cost": mark("Today about %(rung)s of 5: the last one cost more than you thought it would."),
    "steady": mark("Today about %(rung)s of 5: %(good)s of %(needed)s there went well so far."),
    "up": mark("Today about %(rung)s of 5: one step lower has gone well often enough."),
    "top": mark("Today about %(rung)s of 5: you have come all the way. A small one is always good too."),
}

# What the mask (B1) makes worth adding.
ADVICE = {
    "pleasing": mark("Behind a mask that keeps the peace: say the part you would usually smooth over."),
    "stoic": mark("Behind a mask that holds everything in: one feeling, named, is enough."),
}


def zone_text(zone: Zone, language: Language) -> str:
    """The suggested rung and why, and what the mask adds."""
    why = text(language, REASONS[zone.why], {"rung": zone.rung, "good": zone.good, "needed": zone.needed})
    return f"{why} {text(language, ADVICE[zone.advise])}" if zone.advise else why
