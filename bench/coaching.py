"""The coach: does a message ten times as long take ten times as long, and how does it stand to a mere look at words?"""

import re
from itertools import cycle
from typing import Literal

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from household import NOW
from table import Line, line
from timing import Act, each, turn_about
from toward.coach import review
from toward.demo import documents

Language = Literal["en", "ru"]
MESSAGES = 30
WORD = re.compile(r"\w+(?:['’-]\w+)*")
VADER = {("en", 100): 12.0, ("en", 1000): 5.0}
"""The most a message of so many characters may cost, in readings by VADER. It knows no Russian: no aim there."""
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


def messages(language: Language, length: int) -> list[str]:
    """Stretches of what the demo's person says in this language, each beginning at another place."""
    told = [
        answer
        for document in documents(seed=1, weeks=40, language=language, now=NOW)
        for answer in document.record.answers.values()
        if isinstance(answer, str) and " " in answer
    ]
    text = " ".join(told)
    return [text[start * length : (start + 1) * length] for start in range(MESSAGES)]


def _reviewing(language: Language, length: int) -> Act:
    texts = cycle(messages(language, length))
    return each(lambda: review(next(texts), "message", language))
