"""A WebDAV server of somebody else's making: WsgiDAV. Run as a program: FOLDER."""

import sys

from cheroot import wsgi
from daemon.backup.places.login import NAME, SECRET
from wsgidav.wsgidav_app import WsgiDAVApp

SETTINGS = {
    "simple_dc": {"user_mapping": {"*": {NAME: {"password": SECRET}}}},
    "http_authenticator": {
        "accept_basic": True,
        "accept_digest": False,
        "default_to_digest": False,
    },
    "logging": {"enable": False},
    "verbose": 0,
}

if __name__ == "__main__":
    app = WsgiDAVApp({**SETTINGS, "provider_mapping": {"/": sys.argv[1]}})
    server = wsgi.Server(("127.0.0.1", 0), app)
    server.prepare()
    print(f"http://127.0.0.1:{server.bind_addr[1]}/", flush=True)  # noqa: T201 - who started it waits
    server.serve()
