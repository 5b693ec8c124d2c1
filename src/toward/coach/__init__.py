"""The coach: text in, findings out. It runs on this machine, keeps nothing, and sends nothing anywhere."""

from toward.coach.noting import notes
from toward.coach.reviewing import review
from toward.coach.shapes import Emotions, Finding, Form, Note, Reply, Review

__all__ = ["Emotions", "Finding", "Form", "Note", "Reply", "Review", "notes", "review"]
