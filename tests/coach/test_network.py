"""The network's fast sums are what its description says, word by word."""

import os
import subprocess
import sys
from math import sqrt
from zlib import crc32

import numpy as np
import pytest

from toward.coach import review
from toward.coach.features import numbers_of
from toward.coach.hearing import Page
from toward.coach.network import KINDS, Network, network
from toward.coach.shapes import CODES, LANGS
from toward.coach.weights import weights

WORDS = ["anna", "boat", "cold", "door", "ember"]
WIDE, FILTERS = 4, 3


@pytest.fixture(params=[[], [2, 5], [1, 2, 3, 4, 5]], ids=["no word is common", "two are", "all are"])
def held(request):
    chance = np.random.default_rng(3)
    whole = {"vectors": (len(WORDS) + 1, WIDE), "filters": (3 * WIDE, FILTERS)}
    parts = {
        "filter_bias": (FILTERS,), "largest": (FILTERS, 2), "mean": (FILTERS, 2), "anywhere": (FILTERS, 2),
        "said": (WIDE, 2), "shared": (WIDE, 2), "bias": (3, 2),
        "whole_largest": (FILTERS, 3), "whole_mean": (FILTERS, 3), "whole_said": (WIDE, 3), "whole_bias": (3,),
    }  # fmt: skip
    found = {name: chance.integers(-127, 128, shape).astype(np.int8) for name, shape in whole.items()}
    found["vectors"][0] = 0
    found |= {name: chance.normal(size=shape).astype(np.float32) for name, shape in parts.items()}
    named = sorted(crc32(word.encode()) for word in WORDS)
    return found | {
        "codes": np.array(["blame", "asking"]),
        "heads": np.array(["said anger", "said joy", "depth"]),
        "words": np.array(named, np.uint32),
        "common": np.array(request.param, np.uint16),
        "steps": np.array([0.01, 0.02], np.float32),
    }


@pytest.fixture
def small(held, tmp_path):
    np.savez(tmp_path / "small.npz", **held)
    return Network(tmp_path / "small.npz")


class Slowly:
    """The same, said one word after another."""

    def __init__(self, held, words):
        self.held, self.named = held, held["words"].tolist()
        nothing = np.zeros(WIDE)
        self.said = [nothing, *(self.vector(word) for word in words), nothing]
        filters = held["filters"] * held["steps"][1]
        answers = [np.concatenate(self.said[at : at + 3]) @ filters + held["filter_bias"] for at in range(len(words))]
        self.heard = [[max(0.0, float(one)) for one in answer] for answer in answers]

    def vector(self, word):
        crc = crc32(word.encode())
        place = self.named.index(crc) + 1 if crc in self.named else 0
        return self.held["vectors"][place] * self.held["steps"][0]

    def stretch(self, begin, end, as_, shared=()):
        held, inside, root = self.held, self.heard[begin:end], sqrt(end - begin)
        known = [self.vector(word) for word in shared if crc32(word.encode()) in self.named]
        answered = sum(known) / len(known) if known else np.zeros(WIDE)
        return [
            sum(max(row[f] for row in inside) * held["largest"][f, code] for f in range(FILTERS))
            + sum(sum(row[f] for row in inside) / root * held["mean"][f, code] for f in range(FILTERS))
            + sum(max(row[f] for row in self.heard) * held["anywhere"][f, code] for f in range(FILTERS))
            + float(sum(self.said[1 + begin : 1 + end]) / root @ held["said"][:, code])
            + float(answered @ held["shared"][:, code])
            + float(held["bias"][KINDS.index(as_), code])
            for code in range(2)
        ]

    def whole(self):
        held, root = self.held, sqrt(len(self.heard))
        return [
            sum(max(row[f] for row in self.heard) * held["whole_largest"][f, head] for f in range(FILTERS))
            + sum(sum(row[f] for row in self.heard) / root * held["whole_mean"][f, head] for f in range(FILTERS))
            + float(sum(self.said) / root @ held["whole_said"][:, head])
            + float(held["whole_bias"][head])
            for head in range(3)
        ]


def test_every_stretch_is_judged_by_all_its_parts(held, small):
    words = ["door", "cold", "nobody", ",", "anna", "boat", "boat", "."]
    rows = [(0, 3), (0, 7), (4, 7), (5, 6), (0, 1)]
    for as_, shared in (("message", ()), ("reply", ("ember", "nobody", "cold")), ("journal", ("nobody",))):
        found = small.scores(small.reading(numbers_of(words)), rows, as_, shared)
        for row, line in zip(rows, found, strict=True):
            assert line == pytest.approx(Slowly(held, words).stretch(*row, as_, shared), rel=1e-4, abs=1e-4)
    # the control: the slow way says something else of another stretch, another kind and another shared text
    slowly = Slowly(held, words)
    told = slowly.stretch(0, 3, "reply", ("ember",))
    assert told != pytest.approx(slowly.stretch(0, 7, "reply", ("ember",)), rel=1e-2)
    assert told != pytest.approx(slowly.stretch(0, 3, "journal", ("ember",)), rel=1e-2)
    assert told != pytest.approx(slowly.stretch(0, 3, "reply", ("cold",)), rel=1e-2)


def test_a_whole_text_is_judged_by_all_its_parts(held, small):
    words = ["door", "cold", "nobody", ",", "anna", "boat", "boat", "."]
    assert small.whole(small.reading(numbers_of(words))) == pytest.approx(
        Slowly(held, words).whole(), rel=1e-4, abs=1e-4
    )
    # the control: another text is said to be something else
    assert Slowly(held, words).whole() != pytest.approx(Slowly(held, words[:-2]).whole(), rel=1e-2)


def test_a_word_more_or_less_far_away_changes_no_mean(small):
    near = small.scores(small.reading(numbers_of(["anna", "boat", "nobody"])), [(0, 2)], "message")
    far = small.scores(small.reading(numbers_of(["anna", "boat", "nobody", "nobody", "nobody"])), [(0, 2)], "message")
    assert near == pytest.approx(far, abs=1e-5)


@pytest.mark.parametrize("lang", LANGS)
def test_what_speaks_are_codes_and_heads(lang):
    known = network(lang)
    assert known.codes
    assert set(known.codes) <= set(CODES)
    assert known.heads == weights(lang).names  # their scores are added up, one by one


def test_what_is_shared_in_another_language_is_passed_over():
    answer = "You must have been so worried all that time."
    assert not Page(answer, "reply", "en", "Мне было страшно одной.").shared_words
    assert list(Page(answer, "reply", "en", "I was alone.").shared_words) == ["i", "was", "alone", "."]


def test_a_stretch_of_unknown_words_shows_nothing(small):
    read = small.reading(numbers_of(["nobody", "knows", "anna", "?", "boat", "cold"]))
    found = small.scores(read, [(0, 4), (2, 6)], "message")
    assert np.isneginf(found[0]).all()
    assert np.isfinite(found[1]).all()
    assert not {f.code for f in review("How is your examination?", "message", "ru").findings}


ONE_THREAD = """
import os, sys
class Watch:
    def find_spec(self, name, path=None, target=None):
        if name == "numpy":
            print(os.environ.get("OPENBLAS_NUM_THREADS", "not yet"))
sys.meta_path.insert(0, Watch())
import toward.{module}
"""


@pytest.mark.parametrize("module", ["coach", "cli", "app"])
def test_numpy_is_told_of_its_one_thread_before_it_is_loaded(module):
    bare = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    code = ONE_THREAD.format(module=module) + "import toward.coach"
    told = subprocess.run([sys.executable, "-c", code], env=bare, capture_output=True, text=True, check=True).stdout
    assert told.split() == ["1"]
