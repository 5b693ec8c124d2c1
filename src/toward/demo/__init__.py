"""Weeks of a fictional person, so that every page has something to show."""

from toward.demo.filling import AlreadyThere, fill
from toward.demo.story import Document, documents

__all__ = ["AlreadyThere", "Document", "documents", "fill"]
