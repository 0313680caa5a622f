"""The server as a process: `python -m tests.bot_api --port N`; it ends with its input."""

import argparse
import sys

from tests.bot_api.server import BotApiServer

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--limits", action="store_true", help="answer 429 to too fast a bot")
    options = parser.parse_args()
    with BotApiServer(options.port, limits=options.limits) as server:
        print(server.url, server.token, flush=True)
        for line in sys.stdin:
            server.private(line.strip())
    print(*server.calls, *server.violations, sep="\n")
