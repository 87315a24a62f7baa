// The browser that tests use: Playwright's own where it was installed, else one of the system's.
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { Refusal } from "./say.mjs";

const SYSTEM = [
  process.env.CHROMIUM_PATH,
  // Chromium without its windows, where it is: it does the same with less work.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Chromium of the system, or undefined. */
export const systemBrowser = () => SYSTEM.find((file) => file && existsSync(file));

/** Whether Playwright's own folder holds a Chromium, looked up without Playwright: it may not be installed yet. */
function hasManagedBrowser() {
  const cache = { darwin: "Library/Caches", win32: "AppData/Local" }[process.platform] ?? ".cache";
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || path.join(homedir(), cache, "ms-playwright");
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith("chromium"));
}

/** Refuses to go on without a browser: the tests in one are never skipped. */
export function requireBrowser() {
  if (systemBrowser() || hasManagedBrowser()) return;
  throw new Refusal(
    'The tests need a Chromium and there is none: install one with "apt-get install chromium" or "npx playwright install chromium".',
  );
}

/** How Playwright launches it; Debian's build needs to be told to stay quiet, and root to do without its sandbox. */
export function launchOptions(managedPath) {
  if (existsSync(managedPath)) return {};
  const args = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return { executablePath: systemBrowser(), args: process.getuid?.() === 0 ? ["--no-sandbox", ...args] : args };
}
