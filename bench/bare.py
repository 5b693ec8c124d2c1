"""A bare Litestar under uvicorn: what the framework alone holds in memory.  Run as a process of its own."""

import socket
import sys

import uvicorn
from litestar import Litestar, MediaType, get


@get(["/", "/healthz"], media_type=MediaType.HTML)
async def hello() -> str:
    """One page."""
    return "<!doctype html><title>hello</title>"


if __name__ == "__main__":
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", file=sys.stderr, flush=True)
    uvicorn.Server(uvicorn.Config(Litestar([hello]), log_level="warning")).run(sockets=[listener])
