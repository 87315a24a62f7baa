import { chromium, defineConfig, devices } from "@playwright/test";
import { launchOptions } from "./scripts/browser.mjs";

/** What somebody who means harm tries: `npm run security` lets it try all there is, `npm test` a share of it. */
const SECURITY = "**/security/*.spec.ts";

/** What kills the server that the others use, or compares the whole database: nothing else may run beside it (scripts/test.mjs). */
const ALONE = ["**/authority.spec.ts", "**/faults.spec.ts", "**/restart.spec.ts"];

// `npm test` builds the app, serves it on a database of its own and gives the address; see scripts/test.mjs.
export default defineConfig({
  testDir: "e2e",
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // Generous, since it costs nothing where things go well: a machine may have much else to do.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [["list"], ["json", { outputFile: process.env.E2E_RESULTS ?? "test-results/e2e.json" }]],
  use: {
    baseURL: process.env.BASE_URL ?? "http://localhost:3000",
    launchOptions: launchOptions(chromium.executablePath()),
    // A trace of every test takes a fifth of the time: whoever looks for the cause of a failure asks for it.
    trace: process.env.TRACE ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    locale: "en-GB",
    timezoneId: "Europe/Paris",
  },
  projects: [
    { name: "desktop", testIgnore: [...ALONE, SECURITY], use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    // For what differs on a phone: tests tagged @phone.
    {
      name: "phone",
      grep: /@phone/,
      testIgnore: [...ALONE, SECURITY],
      use: { ...devices["Pixel 7"], viewport: { width: 390, height: 844 } },
    },
    { name: "security", testMatch: SECURITY, use: { ...devices["Desktop Chrome"], viewport: { width: 1280, height: 800 } } },
    { name: "alone", testMatch: ALONE, workers: 1, use: { ...devices["Desktop Chrome"] } },
  ],
});
