"""Practices, feeling words and their loader. All data are files a person can write by hand: see docs/practices.md."""

from toward.catalogue.loader import Catalogue, as_json, check_path, load
from toward.catalogue.mistakes import BrokenCatalogue, Mistake
from toward.catalogue.reading import LANGUAGES

__all__ = ["LANGUAGES", "BrokenCatalogue", "Catalogue", "Mistake", "as_json", "check_path", "load"]
