"""How gunicorn serves the portal: read by `flask serve`, and by the unit of docs/operations.md."""

import gc

from gunicorn.config import Config
from gunicorn.glogging import Logger

from portal.logs import JsonLines, PathsLeftOut

bind = "127.0.0.1:8000"
worker_class = "gthread"
workers = 2
threads = 4
preload_app = True  # further workers share the memory of what was loaded once
timeout = 60
graceful_timeout = 15
keepalive = 75  # longer than nginx keeps its side open
max_requests = 20_000
max_requests_jitter = 2_000
control_socket_disable = True
loglevel = "warning"


class WebServerLog(Logger):
    """The web server's own words, in the form of ours; there is no access log."""

    def setup(self, cfg: Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(JsonLines())
            handler.addFilter(PathsLeftOut())


logger_class = WebServerLog


def when_ready(_server: object) -> None:
    """Keep what was loaded out of the collector's reach, so that forks go on sharing it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)  # a page leaves little behind
