/** Listens to every request on loopback, as far as the browser lets it. */

const heard = [];

chrome.webRequest.onBeforeSendHeaders.addListener(
  ({ url, initiator, originUrl }) => {
    heard.push({ url, by: initiator ?? originUrl ?? "" });
  },
  { urls: ["http://127.0.0.1/*"] },
);

chrome.runtime.onMessage.addListener((_message, _sender, respond) => {
  respond(heard);
});
