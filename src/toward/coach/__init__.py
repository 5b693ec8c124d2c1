"""The coach: text in, findings out. It runs on this machine, keeps nothing, and sends nothing anywhere."""

import os

# Before NumPy is loaded, which reads it then: for matrices as small as the coach's a second thread costs more than it
# helps, and much more where the other processor is busy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from toward.coach.noting import notes
from toward.coach.reviewing import review
from toward.coach.shapes import Emotions, Finding, Form, Note, Reply, Review

__all__ = ["Emotions", "Finding", "Form", "Note", "Reply", "Review", "notes", "review"]
