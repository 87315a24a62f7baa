import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test.each([
  ["DATABASE_URL", "mysql://x", "DATABASE_URL is not an address"],
  ["BETTER_AUTH_SECRET", "short", "BETTER_AUTH_SECRET is shorter than 32 letters."],
  ["PUBLIC_URL", "quiz.example.org", "PUBLIC_URL is not an address like"],
  ["LOG_LEVEL", "loud", "LOG_LEVEL "],
])("a wrong %s is told by its name", async (name, value, sentence) => {
  vi.stubEnv(name, value);
  const { environment } = await import("./environment");
  expect(environment).toThrow(sentence);
});

test("origins are a list", async () => {
  vi.stubEnv("ORIGINS", "http://localhost:3000 http://192.168.1.5:3000");
  const { environment } = await import("./environment");
  expect(environment().ORIGINS).toEqual(["http://localhost:3000", "http://192.168.1.5:3000"]);
});
