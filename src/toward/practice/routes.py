"""Every address of this feature."""

from toward.practice import beginning, coaching, doing, mine, practise, today

ROUTES = [*today.ROUTES, *practise.ROUTES, *beginning.ROUTES, *doing.ROUTES, *mine.ROUTES, *coaching.ROUTES]
