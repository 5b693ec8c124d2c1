"""Every address of this feature."""

from toward.practice import coaching, doing, mine, practise, today

ROUTES = [*today.ROUTES, *practise.ROUTES, *doing.ROUTES, *mine.ROUTES, *coaching.ROUTES]
