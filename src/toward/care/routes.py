"""Every address of this feature."""

from toward.care.help_page import help_page
from toward.care.leaving import leave
from toward.care.reading import reading_page, whom_page

ROUTES = [help_page, whom_page, reading_page, leave]
