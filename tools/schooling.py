"""The networks of a language: the one that is shipped, and those that judge what they have not learnt."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from learning import Course, Floats, name_of
from material import Known, Material, cover
from neural import Lesson, Net, Text, judged, judged_whole
from rounds import taught
from vectors import numbered

from toward.coach.network import KINDS
from toward.coach.shapes import CODES
from toward.coach.trained import allowed

PARTS = 3
"""The network that judges a text unseen has learnt the other two thirds."""
SAME, ELSE = 0.55, 0.15
"""Overlap from which a stretch shows the code, and below which it does not."""
ALIKE = 2.0
"""What an item counts that is written as the bench's are, beside one of the rest of the corpus."""


class Schooled(NamedTuple):
    """The network, the words it knows by number, and what is said by text: of stretches by networks that had not
    learnt them (`unseen`), and of those of ordinary sentences kept `apart`; of texts as a `whole` by the network
    itself, and by those that had not learnt them where they are held."""

    net: Net
    numbers: dict[str, int]
    unseen: Sequence[Floats]
    apart: Sequence[Floats]
    whole: Floats
    whole_unseen: Floats


def schooled(lang: str, material: Material, course: Course, keep: Path | None) -> Schooled:
    """Teach the networks of `lang`; what was taught from the same texts before is taken from `keep`."""
    known = [*material.kept, *material.rest, *material.plain]
    learnt = [words for words, is_learnt in zip(course.words, course.learnt, strict=True) if is_learnt]
    numbers, begin = numbered(lang, [*([*each.words, *each.shared] for each in known), *learnt])
    alike = len(material.kept) + material.alike
    texts = [_text(each, numbers, ALIKE if at < alike else 1.0) for at, each in enumerate(known)]
    lessons = [
        Lesson([numbers.get(word, 0) for word in words], y, float(weight))
        for words, y, weight in zip(course.words, course.y, course.weight, strict=True)
    ]
    file = keep / f"{lang}.{name_of(*_learnt(begin, texts, lessons, course))}.pt" if keep else None
    if file and file.exists():
        found = torch.load(file, weights_only=False)
    else:
        found = _all_taught(lang, begin, texts, lessons, course)
        if file:
            torch.save(found, file)
    net = Net(begin, len(CODES), len(course.tasks))
    net.load_state_dict(found["net"])
    apart = judged(net.eval(), [_text(each, numbers, 1) for each in material.apart])
    return Schooled(net, numbers, found["unseen"], apart, found["whole"], found["whole_unseen"])


def _all_taught(
    lang: str, begin: Floats, texts: Sequence[Text], lessons: Sequence[Lesson], course: Course
) -> dict[str, object]:
    part, part_of_lesson = (np.random.default_rng(0).integers(PARTS, size=len(of)) for of in (texts, lessons))
    unseen: list[Floats] = [np.zeros((0, len(CODES)))] * len(texts)
    whole_unseen = np.full((len(lessons), len(course.tasks)), np.nan, np.float32)

    def network(number: int) -> Net:
        print(f"{lang}: network {number + 1} of {PARTS + 1}", flush=True)
        stays = course.learnt & ~(course.held & (part_of_lesson == number))
        some = [text for text, at in zip(texts, part, strict=True) if at != number]
        some_lessons = [lesson for lesson, is_learnt in zip(lessons, stays, strict=True) if is_learnt]
        return taught(begin, len(CODES), course.counts, some, some_lessons, number)

    for number in range(PARTS):
        net = network(number)
        places = np.flatnonzero(part == number)
        for place, said in zip(places, judged(net, [texts[place] for place in places]), strict=True):
            unseen[place] = said
        places = np.flatnonzero(course.held & (part_of_lesson == number))
        whole_unseen[places] = judged_whole(net, [lessons[place].words for place in places])
    net = network(PARTS)
    whole = judged_whole(net, [lesson.words for lesson in lessons])
    return {"net": net.state_dict(), "unseen": unseen, "whole": whole, "whole_unseen": whole_unseen}


def _text(known: Known, numbers: dict[str, int], weight: float) -> Text:
    item = known.item
    covered = np.array([[cover(span, item, code) for code in CODES] for span in known.spans]).reshape(-1, len(CODES))
    may = np.array([allowed(code, item.as_) for code in CODES])
    sure = may & ((covered >= SAME) | (covered < ELSE))
    words, answered = ([numbers.get(word, 0) for word in row] for row in (known.words, known.shared))
    y, counts = (covered >= SAME).astype(np.float32), (sure * weight).astype(np.float32)
    return Text(words, answered, KINDS.index(item.as_), known.rows, y, counts)


def _learnt(begin: Floats, texts: Sequence[Text], lessons: Sequence[Lesson], course: Course) -> Iterator[bytes]:
    yield begin.tobytes()
    for text in texts:
        yield repr(text[:4]).encode() + text.y.tobytes() + text.weight.tobytes()
    for lesson in lessons:
        yield repr((lesson.words, lesson.weight)).encode() + lesson.y.tobytes()
    yield repr((course.tasks, course.counts)).encode() + course.held.tobytes() + course.learnt.tobytes()
