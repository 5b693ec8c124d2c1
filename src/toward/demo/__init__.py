"""Weeks of a fictional couple, so that every page has something to show."""

from toward.demo.filling import AlreadyThere, SignsIn, fill
from toward.demo.story import Document, documents

__all__ = ["AlreadyThere", "Document", "SignsIn", "documents", "fill"]
