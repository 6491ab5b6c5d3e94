/** What the person chose in this browser. It says nothing of anybody, so it lies on disk as it is. */

/**
 * @typedef {object} Settings
 * @property {boolean} namesInNotifications whether a notification may say whose page was saved
 * @property {boolean} knownBadge whether the icon says of the page in front that it is somebody's in the book
 * @property {boolean} dueBadge whether the icon says how much is due
 * @property {boolean} dueNotice whether one notification a day says so
 */

/** @type {Settings} */
const DEFAULTS = {
  namesInNotifications: false,
  knownBadge: false,
  dueBadge: true,
  dueNotice: true,
};

/** @returns {Promise<Settings>} */
export async function settings() {
  const { settings: chosen } = await chrome.storage.local.get("settings");
  return { ...DEFAULTS, .../** @type {Partial<Settings> | undefined} */ (chosen) };
}

/**
 * @param {keyof Settings} name
 * @param {boolean} value
 * @returns {Promise<Settings>} as they are then. Throws TypeError for what is no setting.
 */
export async function change(name, value) {
  if (!Object.hasOwn(DEFAULTS, name) || typeof value !== "boolean")
    throw new TypeError(`${name} is no setting`);
  const chosen = { ...(await settings()), [name]: value };
  await chrome.storage.local.set({ settings: chosen });
  return chosen;
}
