from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from litestar import Litestar
from litestar.datastructures import State
from litestar.testing import TestClient

from toward.care.help import load_help
from toward.care.routes import ROUTES
from toward.db import Base, open_store
from toward.settings import Settings
from toward.web.security import fence

NOW = datetime(2026, 11, 22, 21, 0, tzinfo=UTC)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[Litestar]:
    """Help and leaving alone, with a real store: nothing here may need another feature."""
    settings = Settings(data=tmp_path, operator="Ben")
    store = open_store(settings.database_file)
    Base.metadata.create_all(store.engine)
    yield Litestar(
        route_handlers=ROUTES,
        state=State({"settings": settings, "store": store, "clock": lambda: NOW, "help": load_help()}),
        before_send=[fence],
        openapi_config=None,
        logging_config=None,
    )
    store.engine.dispose()


@pytest.fixture
def client(app: Litestar) -> Iterator[TestClient[Any]]:
    with TestClient(app, base_url="https://testserver.local") as client:
        yield client
