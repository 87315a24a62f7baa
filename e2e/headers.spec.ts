import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { ask, type Received } from "./visitor";

const FIXED = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
};
const OF_PAGES = { "permissions-policy": /camera=\(\)/ };
const SECURE = { "x-forwarded-proto": "https" };

for (const path of ["/", "/nowhere", "/api/v1/nowhere", "/healthz", "/icon.svg"]) {
  test(`${path} tells the browser what it may do`, async ({ request }) => {
    const headers = (await request.get(path, { headers: SECURE })).headers();
    for (const [name, value] of Object.entries({ ...FIXED, ...OF_PAGES })) expect(headers[name], name).toMatch(value);
    const policy = headers["content-security-policy"] ?? "";
    const scripts = policy.split("; ").find((rule) => rule.startsWith("script-src "));
    expect(scripts).toMatch(/'nonce-[^']+' 'strict-dynamic'/);
    expect(scripts).not.toContain("unsafe");
    for (const rule of ["object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(headers["strict-transport-security"]).toMatch(/max-age=31536000/);
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["x-powered-by"]).toBeUndefined();
    if (path !== "/icon.svg") expect(headers["cache-control"]).toContain("no-store");
  });
}

test("scripts and styles come with headers, without source maps, and every script of a page carries its nonce", async ({
  page,
  request,
}) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) said.push(message.text());
  });
  for (const path of ["/", "/nowhere"]) {
    const response = await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // Scripts that these load later need none: the policy trusts them for whom it trusts.
    const sent = (await response!.text()).match(/<script[^>]*>/g) ?? [];
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.filter((script) => !/ nonce="[^"]+"/.test(script))).toEqual([]);
  }
  expect(said).toEqual([]);
  const files = await page.locator("script[src]").evaluateAll((scripts) => scripts.map((script) => script.getAttribute("src") ?? ""));
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) {
    const response = await request.get(file);
    for (const [name, value] of Object.entries(FIXED)) expect(response.headers()[name], name).toMatch(value);
    expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
    expect(await response.text()).not.toContain("sourceMappingURL");
    expect((await request.get(`${file}.map`)).status()).toBe(404);
  }
});

/** What is in it; the smallest files come as they are. */
function unpacked({ headers, bytes }: Received): Buffer {
  if (headers["content-encoding"] === "br") return brotliDecompressSync(bytes);
  return headers["content-encoding"] === "gzip" ? gunzipSync(bytes) : bytes;
}

/** A file packed in one of these ways, or as it is. */
const fetchPacked = (file: string, ways: string, headers: Record<string, string> = {}) =>
  ask(file, { headers: { "accept-encoding": ways, ...headers } });

test("a file of the build comes as small as it gets, and is the same however it comes", async ({ page }) => {
  await page.goto("/");
  const files = await page.locator("script[src]").evaluateAll((scripts) => scripts.map((script) => script.getAttribute("src") ?? ""));
  for (const file of files) {
    const zipped = await fetchPacked(file, "gzip, br;q=0");
    expect(zipped.headers["content-encoding"] ?? "gzip").toBe("gzip");
    const whole = unpacked(zipped);
    const loose = await fetchPacked(file, "gzip, deflate, br");
    // The first who asked started it: it is there a moment later, with the length that tells it.
    await expect.poll(async () => (await fetchPacked(file, "gzip, br")).headers["content-length"]).toBeDefined();
    const { status, headers, bytes } = await fetchPacked(file, "gzip, br");
    expect(status).toBe(200);
    expect(brotliDecompressSync(bytes).equals(whole)).toBe(true);
    expect(unpacked(loose).equals(whole)).toBe(true);
    expect(bytes.length).toBeLessThanOrEqual(zipped.bytes.length);
    for (const name of [
      "content-type",
      "cache-control",
      "content-security-policy",
      "etag",
      "x-content-type-options",
      "strict-transport-security",
    ])
      expect(headers[name], name).toBe(zipped.headers[name]);
    expect(headers.vary).toContain("Accept-Encoding");
    expect((await fetchPacked(file, "br", { "if-none-match": headers.etag! })).status).toBe(304);
    expect((await fetchPacked(file, "br", { ...SECURE })).headers["strict-transport-security"]).toMatch(/max-age/);
  }
});

test("over plain http nothing asks for https", async ({ request }) => {
  const headers = (await request.get("/")).headers();
  expect(headers["strict-transport-security"]).toBeUndefined();
  expect(headers["content-security-policy"]).not.toContain("upgrade-insecure-requests");
});

test("an answer is taken past Next, and what it is told may do nothing in a browser", async ({ request }) => {
  const answer = () => request.put("/api/v1/attempts/00000000-0000-4000-8000-000000000000/answers/1", { data: {}, headers: SECURE });
  // The first answer after a start comes through Next, and opens the way past it.
  await answer();
  const response = await answer();
  expect(response.status()).toBe(401);
  const headers = response.headers();
  for (const [name, value] of Object.entries(FIXED)) expect(headers[name], name).toMatch(value);
  expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; /);
  expect(headers["strict-transport-security"]).toMatch(/max-age=31536000/);
});
