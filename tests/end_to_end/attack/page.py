"""What a web page can try against a port of this machine: one row for each way to send something.

Each is the body of an asynchronous JavaScript function of `port` and `body` (a call that Kithbook
would understand) and returns what the page could read; an empty list is what must come back.
"""

STATUS = "`http://127.0.0.1:${port}/v1/status`"
HELLO = "`http://127.0.0.1:${port}/v1/hello`"
PAIR = "`http://127.0.0.1:${port}/v1/pair/start`"

READ = "(reply) => reply.text().then((text) => (text || reply.ok ? [text] : []), () => [])"
"""What can be read of a reply; an opaque one reads as nothing."""


def fetched(url: str, options: str) -> str:
    return f"return fetch({url}, {options}).then({READ}, () => []);"


def loaded(element: str, attribute: str, url: str) -> str:
    """Return a row that puts an element in the page, and tells whether it loaded."""
    return f"""
      const element = document.createElement("{element}");
      const loaded = new Promise((done) => {{
        element.onload = element.onloadeddata = () => done(["it loaded"]);
        element.onerror = () => done([]);
      }});
      element.{attribute} = {url};
      document.body.append(element);
      if ("play" in element) element.load();
      return loaded;
    """


def framed(element: str, attribute: str, url: str = STATUS) -> str:
    """Return a row that frames the port and looks inside; frames say `load` even when refused."""
    return f"""
      const element = document.createElement("{element}");
      const loaded = new Promise((done) => {{ element.onload = element.onerror = done; }});
      element.{attribute} = {url};
      document.body.append(element);
      await loaded;
      try {{
        return [element.contentDocument?.body.innerText].filter(Boolean);
      }} catch {{
        return [];
      }}
    """


def submitted(target: str, kind: str, after: str, action: str = PAIR) -> str:
    """Return a row that submits a form: the one way to POST across origins without asking first."""
    return f"""
      const frame = document.createElement("iframe");
      frame.name = "inside";
      document.body.append(frame);
      const form = document.createElement("form");
      Object.assign(form, {{method: "POST", enctype: "{kind}", target: "{target}"}});
      form.action = {action};
      const field = document.createElement("input");
      field.name = body;
      form.append(field);
      document.body.append(form);
      {after}
    """


def opened(call: str) -> str:
    """Return a row that opens a window and looks inside until it may no longer."""
    return f"const beside = {call};{LOOKED}"


INSIDE = """
      const loaded = new Promise((done) => { frame.onload = done; });
      form.submit();
      await loaded;
      try { return [frame.contentDocument.body.innerText].filter(Boolean); } catch { return []; }
"""

LOOKED = """
      for (;;) {
        try {
          if (beside.location.href !== "about:blank") return [beside.document.body.innerText];
        } catch {
          beside.close();
          return [];
        }
        await new Promise((done) => setTimeout(done, 10));
      }
"""
"""Asked until the window has left this page's origin; then nothing of it can be read."""

BESIDE = f"""
      const beside = window.open("about:blank", "beside");
      form.submit();
      {LOOKED}
"""

ROWS = {
    "fetch POST of JSON": fetched(
        HELLO, '{method: "POST", body, headers: {"Content-Type": "application/json"}}'
    ),
    "fetch POST of text": fetched(HELLO, '{method: "POST", body}'),
    "fetch GET": fetched(STATUS, "{}"),
    "fetch no-cors GET": fetched(STATUS, '{mode: "no-cors"}'),
    "fetch no-cors POST": fetched(PAIR, '{method: "POST", body, mode: "no-cors"}'),
    "fetch no-cors POST of a blob without a type": fetched(
        PAIR, '{method: "POST", body: new Blob([body]), mode: "no-cors"}'
    ),
    "fetch POST with credentials": fetched(HELLO, '{method: "POST", body, credentials: "include"}'),
    "fetch with keepalive": fetched(HELLO, '{method: "POST", body, keepalive: true}'),
    "fetch that claims Kithbook's headers": fetched(
        HELLO,
        '{method: "POST", body, headers: {Origin: "chrome-extension://x", "X-Kithbook": "1"}}',
    ),
    "fetch OPTIONS": fetched(HELLO, '{method: "OPTIONS"}'),
    "XMLHttpRequest": f"""
      const request = new XMLHttpRequest();
      const ended = new Promise((done) => {{ request.onloadend = done; }});
      request.open("POST", {HELLO});
      request.send(body);
      await ended;
      return request.responseText ? [request.responseText] : [];
    """,
    "sendBeacon": f"navigator.sendBeacon({PAIR}, body); return [];",
    "WebSocket": """
      const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/hello`);
      return new Promise((done) => {
        socket.onopen = () => done(["it opened"]);
        socket.onclose = socket.onerror = () => done([]);
      });
    """,
    "EventSource": f"""
      const source = new EventSource({STATUS});
      return new Promise((done) => {{
        source.onopen = source.onmessage = () => done(["it opened"]);
        source.onerror = () => {{ source.close(); done([]); }};
      }});
    """,
    "image": loaded("img", "src", STATUS),
    "script": loaded("script", "src", STATUS),
    "video": loaded("video", "src", STATUS),
    "stylesheet": loaded("link", "rel = 'stylesheet'; element.href", STATUS),
    "frame": framed("iframe", "src"),
    "object": framed("object", "data"),
    "import()": f"return import({STATUS}).then(Object.keys, () => []);",
    "form POST of text into a frame": submitted("inside", "text/plain", INSIDE),
    "form POST into a frame": submitted("inside", "application/x-www-form-urlencoded", INSIDE),
    "navigation of a new window": opened(f"window.open({STATUS})"),
    "form POST of text in a new window": submitted("beside", "text/plain", BESIDE),
    "form POST of files into a frame": submitted("inside", "multipart/form-data", INSIDE),
}

SAME_ORIGIN = {
    "fetch POST of JSON": fetched(
        "'/v1/hello'", '{method: "POST", body, headers: {"Content-Type": "application/json"}}'
    ),
    "fetch POST of text": fetched("'/v1/hello'", '{method: "POST", body}'),
    "fetch GET": fetched("'/v1/status'", "{}"),
    "fetch OPTIONS": fetched("'/v1/status'", '{method: "OPTIONS"}'),
    "fetch to begin pairing": fetched(
        "'/v1/pair/start'",
        '{method: "POST", body, headers: {"Content-Type": "application/json"}}',
    ),
    "frame": framed("iframe", "src", "'/v1/status'"),
    "form POST into a frame": submitted("inside", "text/plain", INSIDE, action="'/v1/pair/start'"),
}
"""The same for a page whose own address is the port's: it may read whatever is answered."""
