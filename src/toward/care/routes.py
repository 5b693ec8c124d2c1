"""Every address of this feature."""

from toward.care.help_page import help_page
from toward.care.leaving import leave

ROUTES = [help_page, leave]
