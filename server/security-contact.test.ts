import { afterEach, expect, test, vi } from "vitest";

vi.mock("next/headers", () => ({
  headers: async () => new Headers({ host: "quiz.example.org" }),
  cookies: async () => ({ get: () => undefined }),
}));

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function answer() {
  const { GET } = await import("@/app/.well-known/security.txt/route");
  return GET();
}

test("nobody is named where whoever runs the server named nobody", async () => {
  expect((await answer()).status).toBe(404);
});

test.each([
  ["security@example.org", "mailto:security@example.org"],
  ["https://example.org/security", "https://example.org/security"],
])("%s is whom to write to, for half a year from each time it is asked for", async (contact, named) => {
  vi.stubEnv("SECURITY_CONTACT", contact);
  vi.stubEnv("PUBLIC_URL", "https://quiz.example.org");
  const response = await answer();
  expect(response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
  const lines = (await response.text()).split("\n");
  expect(lines).toContain(`Contact: ${named}`);
  expect(lines).toContain("Canonical: https://quiz.example.org/.well-known/security.txt");
  const expires = Date.parse(lines.find((line) => line.startsWith("Expires: "))!.slice(9));
  expect(expires - Date.now()).toBeGreaterThan(179 * 86_400_000);
  expect(expires - Date.now()).toBeLessThan(366 * 86_400_000);
});

test.each(["nobody", "http://example.org", "javascript:alert(1)"])("%s is refused when the server starts", async (contact) => {
  vi.stubEnv("SECURITY_CONTACT", contact);
  const { environment } = await import("./environment");
  expect(environment).toThrow("SECURITY_CONTACT is neither");
});
