/** What the list of clients calls this browser: "Chromium on Linux". */

import { t } from "../look/texts.js";

/** @type {Record<string, string>} */
const SYSTEMS = {
  mac: "macOS",
  win: "Windows",
  android: "Android",
  cros: "ChromeOS",
  linux: "Linux",
};

/** @returns {Promise<string>} */
export async function browserName() {
  const { os } = await chrome.runtime.getPlatformInfo();
  return t("browser_on", await product(), SYSTEMS[os] ?? t("browser_other_system"));
}

/** @returns {Promise<string>} */
async function product() {
  // Firefox alone has getBrowserInfo; Chromium alone has userAgentData.
  const runtime = /** @type {{getBrowserInfo?: () => Promise<{name: string}>}} */ (
    /** @type {unknown} */ (chrome.runtime)
  );
  if (runtime.getBrowserInfo) return (await runtime.getBrowserInfo()).name;
  const { userAgentData } = /** @type {{userAgentData?: {brands: {brand: string}[]}}} */ (
    /** @type {unknown} */ (navigator)
  );
  const brands = userAgentData?.brands.map(({ brand }) => brand) ?? [];
  // Chromium lists itself beside the product, and a made-up brand so that nobody relies on the order.
  const own = brands.find((brand) => !/Chromium|Not.?A.?Brand/i.test(brand));
  return own ?? "Chromium";
}
