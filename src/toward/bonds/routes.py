"""Every address of this feature."""

from toward.bonds import answering, between, inviting, sharing

ROUTES = [*between.ROUTES, *inviting.ROUTES, *sharing.ROUTES, *answering.ROUTES]
