/** What the list of clients calls this browser: "Chromium on Linux"; in English, as all of the command line. */

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
  return `${await product()} on ${SYSTEMS[os] ?? os}`;
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
