"""What another extension can try, with every right a person might give it: one row for each way.

Each is the body of an asynchronous JavaScript function, run in the intruder's own page, of `port`,
`root` and `origin` (Kithbook's) and `paths` (every call there is). It returns what was learned.
"""

CALLS = """
  const learned = [];
  for (const path of paths) {
    const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: "POST", headers, body: '{"nonce": "AAAAAAAAAAAAAAAAAAAAAA"}',
    }).catch(() => null);
    const text = await reply?.text();
    if (text) learned.push(path);
  }
"""
"""Every call, with `headers`: the paths of those that got more than the bare refusal."""

FORGED = """
  const type = "application/json";
  await chrome.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [1],
    addRules: [{
      id: 1,
      condition: {urlFilter: `127.0.0.1:${port}`, resourceTypes: ["xmlhttprequest", "other"]},
      action: {type: "modifyHeaders", requestHeaders: [
        {header: "origin", operation: "set", value: origin},
        {header: "sec-fetch-site", operation: "set", value: "none"},
      ]},
    }],
  });
"""

HELLO = ["/v1/hello"]
"""Open to whoever names a paired Origin: signed, and nothing in it is about people."""

ROWS: dict[str, tuple[str, list[str]]] = {
    "calls under its own Origin": (
        f"const headers = {{'Content-Type': 'application/json'}}; {CALLS} return learned;",
        [],
    ),
    "calls under Kithbook's Origin, set by itself": (
        f"""
          const headers = {{"Content-Type": "application/json", Origin: origin}};
          {CALLS}
          return learned.filter((path) => path !== "/v1/hello");
        """,
        [],
    ),
    "calls under Kithbook's Origin, set by a rule of the browser": (
        f"""
          {FORGED}
          const headers = {{"Content-Type": type}};
          {CALLS}
          await chrome.declarativeNetRequest.updateSessionRules({{removeRuleIds: [1]}});
          return learned;
        """,
        HELLO,
    ),
    "a message to Kithbook": (
        """
          const id = new URL(root).host;
          return chrome.runtime.sendMessage(id, {kind: "health", request: {}}).then(
            (reply) => (reply === undefined ? [] : [JSON.stringify(reply)]), () => []);
        """,
        [],
    ),
    "a lasting connection to Kithbook": (
        """
          const port_ = chrome.runtime.connect(new URL(root).host);
          return new Promise((done) => {
            port_.onMessage.addListener((message) => done([JSON.stringify(message)]));
            port_.onDisconnect.addListener(() => done([]));
            port_.postMessage({kind: "health", request: {}});
          });
        """,
        [],
    ),
    "Kithbook's files": (
        """
          const learned = [];
          for (const file of ["manifest.json", "popup/index.html", "icons/128.png"]) {
            const reply = await fetch(root + file).catch(() => null);
            if (reply?.ok) learned.push(file);
          }
          return learned;
        """,
        [],
    ),
    "Kithbook's popup in a frame": (
        """
          const frame = document.createElement("iframe");
          const loaded = new Promise((done) => { frame.onload = frame.onerror = done; });
          frame.src = root + "popup/index.html";
          document.body.append(frame);
          await loaded;
          try {
            return [frame.contentDocument.body.innerText].filter(Boolean);
          } catch {
            return [];
          }
        """,
        [],
    ),
    "a debugger on Kithbook": (
        """
          const id = new URL(root).host;
          const open = (await chrome.debugger?.getTargets() ?? [])
            .filter(({url}) => url.startsWith(root)).map(({id}) => ({targetId: id}));
          const learned = [];
          for (const target of [{extensionId: id}, ...open]) {
            const attached = chrome.debugger?.attach(target, "1.3");
            await attached?.then(() => learned.push("attached"), () => {});
          }
          return learned;
        """,
        [],
    ),
    "a script in a page of Kithbook's": (
        """
          const tab = await chrome.tabs.create({url: root + "pair/index.html"});
          const read = await chrome.scripting.executeScript({
            target: {tabId: tab.id}, func: () => document.body.innerText,
          }).then(([found]) => [found.result], () => []);
          await chrome.tabs.remove(tab.id);
          return read.filter(Boolean);
        """,
        [],
    ),
    "what is stored, through the same names": (
        """
          const found = await chrome.storage.session.get();
          const databases = await indexedDB.databases();
          return [...Object.keys(found), ...databases.map(({name}) => name)];
        """,
        [],
    ),
}
