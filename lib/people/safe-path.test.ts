import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each([
  "/",
  "/scores",
  "/sets/ukraine-talks-2025",
  "/sets/a/quiz?length=10&topic=x",
  "/attempts/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/result",
])("%s is ours", (path) => expect(safePath(path, "/home")).toBe(path));

test.each([
  "//evil.example",
  "/\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "/ /evil.example",
  "/%2f%2fevil.example",
  "/a//evil.example",
  "/./x",
  "/../x",
  "/\t/evil.example",
  "\\\\evil",
  "/@evil.example",
  "/x#//e",
  "",
  null,
  undefined,
  ["/x"],
  "/api/\n",
  `/${"a".repeat(600)}`,
])("%s is not", (path) => expect(safePath(path, "/home")).toBe("/home"));

test("whatever is let through stays on this address", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((text) => `/${text}`),
        fc.string().map((text) => `//${text}`),
      ),
      (text) => {
        expect(new URL(safePath(text, "/"), "http://here.example").origin).toBe("http://here.example");
      },
    ),
  );
});
