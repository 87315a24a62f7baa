import { afterAll, expect, test, vi } from "vitest";
import { quietConsole } from "./console";
import { log } from "./log";

const { error, warn } = console;
afterAll(() => Object.assign(console, { error, warn }));

test("an error is written down without its message", () => {
  const written = vi.spyOn(log, "error");
  quietConsole();
  console.error("⨯", new TypeError("Anna wrote this"), { answer: "Anna wrote this" });
  console.error("plain words");
  const [[first], [second]] = written.mock.calls as unknown as [[{ error: string; stack: string[] }], [{ said: string }]];
  expect(JSON.stringify(written.mock.calls)).not.toContain("Anna");
  expect(first.error).toBe("TypeError");
  expect(first.stack[0]).toContain("console.test.ts");
  expect(second.said).toBe("plain words");
});
