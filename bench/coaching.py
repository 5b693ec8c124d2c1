"""The coach: does a message ten times as long take ten times as long, and how does it stand to a mere look at words?"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import cycle
from time import process_time
from typing import Literal

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from household import NOW
from table import Line, line
from timing import Act, each, ratio_of, turn_about
from toward.coach import review
from toward.demo import documents

Language = Literal["en", "ru"]
MESSAGES = 30
MANY = 500
"""So many texts are heard one by one, where the slowest of a hundred is asked for."""
WORD = re.compile(r"\w+(?:['’-]\w+)*")
VADER = {("en", 100): 12.0, ("en", 1000): 5.0}
"""The most a message of so many characters may cost, in readings by VADER. It knows no Russian: no aim there."""
SLOWEST, STARTED = 36.0, 7.0
"""The most for the slowest of a hundred, in readings by VADER, and for a first review, in first readings by VADER."""
STARTS = {
    "coach": "from toward.coach import review; review({text!r})",
    "VADER": "from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer as V; V().polarity_scores({text!r})",
}
NAMES = {"en": "English", "ru": "Russian"}


def longer_against_shorter(language: Language) -> Line:
    """One message of 1,000 characters against one of 100; ten is what ten times the text is worth."""
    ratio = turn_about(_reviewing(language, 1000), _reviewing(language, 100), rounds=11, times=MESSAGES)
    what = f"coach, {NAMES[language]}: 1,000 characters"
    return line(what, "100 characters", ratio, aim=10, unit="us")


def review_against_scan(language: Language) -> Line:
    """One message of 1,000 characters, heard, against its words found by one compiled expression and lowered."""
    scanned = cycle(messages(language, 1000))
    ratio = turn_about(
        _reviewing(language, 1000),
        each(lambda: [word.lower() for word in WORD.findall(next(scanned))]),
        rounds=11,
        times=MESSAGES,
    )
    return line(f"coach, {NAMES[language]}: 1,000 characters", "finding its words", ratio, aim=100, unit="us")


def review_against_vader(language: Language, length: int) -> Line:
    """One message, heard, against VADER, the usual light-weight reader of feelings, on the same texts."""
    vader = SentimentIntensityAnalyzer()
    read = cycle(messages(language, length))
    ratio = turn_about(
        _reviewing(language, length), each(lambda: vader.polarity_scores(next(read))), rounds=11, times=MESSAGES
    )
    what = f"coach, {NAMES[language]}: {length:,} characters"
    return line(what, "VADER", ratio, aim=VADER.get((language, length)), unit="us")


def slowest_against_vader(language: Language) -> Line:
    """The message of 100 characters that takes longer than 99 in a hundred, against VADER on a middling one."""
    texts, vader = messages(language, 100, MANY), SentimentIntensityAnalyzer()

    def took(reads: Callable[[str], object]) -> Sequence[float]:
        return sorted(_took(reads, text) for text in texts)

    ratio = ratio_of(
        (
            took(lambda text: review(text, "message", language))[MANY * 99 // 100],
            sum(took(vader.polarity_scores)) / MANY,
        )
        for _ in range(11)
    )
    what = f"coach, {NAMES[language]}: the slowest"
    return line(what, "VADER", ratio, aim=SLOWEST if language == "en" else None, unit="us")


def start_against_vader() -> Line:
    """A Python that starts, hears one message and ends, against one that reads it with VADER."""
    text = messages("en", 100)[0]

    def started(name: str) -> Act:
        return each(lambda: subprocess.run([sys.executable, "-c", STARTS[name].format(text=text)], check=True))

    ratio = turn_about(started("coach"), started("VADER"), rounds=11, clock=_of_children)
    return line("coach, English: the first", "VADER", ratio, aim=STARTED, unit="ms")


def messages(language: Language, length: int, many: int = MESSAGES) -> list[str]:
    """Stretches of what the demo's person says in this language, each beginning at another place."""
    told = [
        answer
        for document in documents(seed=1, weeks=40, language=language, now=NOW)
        for answer in document.record.answers.values()
        if isinstance(answer, str) and " " in answer
    ]
    text = " ".join(told)
    step = (len(text) - length) // many
    return [text[start : start + length] for start in range(0, step * many, step)]


def _took(reads: Callable[[str], object], text: str) -> float:
    begun = process_time()
    reads(text)
    return process_time() - begun


def _of_children() -> float:
    """Processor seconds of the processes that were waited for."""
    times = os.times()
    return times.children_user + times.children_system


def _reviewing(language: Language, length: int) -> Act:
    texts = cycle(messages(language, length))
    return each(lambda: review(next(texts), "message", language))
