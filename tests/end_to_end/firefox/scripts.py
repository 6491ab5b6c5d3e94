"""What is run in the browser's own window, where nothing else can be told: bodies of functions."""

FIND = """
const policy = WebExtensionPolicy.getByID(arguments[0]);
return policy?.active ? policy.mozExtensionHostname : null;
"""

PIN = """
const {ExtensionParent} = ChromeUtils.importESModule(
  "resource://gre/modules/ExtensionParent.sys.mjs");
const {extension} = WebExtensionPolicy.getByID(arguments[0]);
const {widget} = ExtensionParent.apiManager.global.browserActionFor(extension);
CustomizableUI.addWidgetToArea(widget.id, CustomizableUI.AREA_NAVBAR);
"""
"""Firefox keeps the button in a menu until the person pins it to the toolbar."""

BUTTON = """
const button = document.querySelector(
  `toolbarbutton[data-extensionid="${arguments[0]}"].webextension-browser-action`);
const {x, y, width, height} = button.getBoundingClientRect();
return [x + width / 2, y + height / 2];
"""

TERMINATE = """
const {extension} = WebExtensionPolicy.getByID(arguments[0]);
return extension.terminateBackground(
  {ignoreDevToolsAttached: true, disableResetIdleForTest: true});
"""

IS_STOPPED = """
return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState === "stopped";
"""

LET = """
const [id, origins, may, permissions = []] = arguments;
const {ExtensionPermissions} = ChromeUtils.importESModule(
  "resource://gre/modules/ExtensionPermissions.sys.mjs");
const {extension} = WebExtensionPolicy.getByID(id);
return ExtensionPermissions[may ? "add" : "remove"](id, {permissions, origins}, extension);
"""

SHORTCUT = """
const {extension} = WebExtensionPolicy.getByID(arguments[0]);
return extension.shortcuts.allCommands().then(
  (all) => all.find(({name}) => name === arguments[1]).shortcut);
"""

CHOOSE = """
const menu = document.getElementById("contentAreaContextMenu");
if (menu.state !== "open") return false;
const items = [...menu.querySelectorAll("menuitem")];
const item = items.find(({id}) => id.includes(arguments[0].replace(/[@.]/g, "_")) &&
  id.endsWith(arguments[1]));
if (!item) throw new Error(items.map(({id, label}) => `${id} ${label}`).join("; "));
const inside = item.closest("menupopup");
if (inside !== menu && inside.state !== "open") {
  inside.closest("menu").openMenu(true);
  return false;
}
inside.activateItem(item);
return true;
"""
"""Several items of one extension stand in a menu of their own, which opens first."""

BADGE = """
const button = document.querySelector(
  `toolbarbutton[data-extensionid="${arguments[0]}"].webextension-browser-action`);
return button.getAttribute("badge") ?? "";
"""

ALLOW = """
const button = document.querySelector(
  "#addon-webext-permissions-notification .popup-notification-primary-button");
if (!button?.checkVisibility() || button.disabled) return false;
button.click();
return true;
"""
"""Firefox's own question, whether an extension may have what it asks for."""

TIDY = """
SidebarController.hide();
for (const open of document.querySelectorAll("panel, menupopup")) open.hidePopup();
"""

IS_NOTED = """
const [id] = arguments;
const read = (name, how) => IOUtils.readJSON(PathUtils.join(PathUtils.profileDir, name), how);
return Promise.all([
  read("addonStartup.json.lz4", {decompress: true}),
  read("extension-preferences.json"),
]).then(([starts, may]) => starts["app-profile"]?.addons?.[id]?.enabled && id in may);
"""
"""Firefox notes 1.5 s after an installation which extensions it starts, and what they may."""
