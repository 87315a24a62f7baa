import { expect, test } from "./fixtures";
import { ask } from "./visitor";

// What docs/asvs.md says of the whole server, beside what is said of its pages.

test("what is no page of ours is not served, whatever it is called", async () => {
  const names = [
    "/.git/config",
    "/.git/HEAD",
    "/.env",
    "/.data/secrets.json",
    "/package.json",
    "/package-lock.json",
    "/next.config.js",
    "/server/session.ts",
    "/prisma/schema.prisma",
    "/.next/BUILD_ID",
    "/_next/BUILD_ID",
    "/_next/static",
    "/_next/static/",
    "/_next/static/chunks/",
    "/public/",
    "/backup.zip",
    "/.DS_Store",
    "/api",
    "/api/v1",
    "/dev/parse/",
  ];
  for (const name of names) {
    const { status, body } = await ask(name);
    expect([301, 307, 308, 404], name).toContain(status);
    expect(body, name).not.toMatch(/Index of|"dependencies"|\[core\]|DATABASE_URL=|generator client/);
  }
});

test("a request that only asks back what was sent is refused", async () => {
  for (const path of ["/", "/healthz", "/icon.svg", "/api/v1/imports", "/_next/static/none.js"]) {
    const { status, body } = await ask(path, { method: "TRACE", headers: { "x-canary": "back-again" } });
    expect(status, path).toBe(501);
    expect(body, path).not.toContain("back-again");
  }
});
