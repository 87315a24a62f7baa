import { expect, test } from "vitest";
import { webAddress } from "./web-address";

test.each(["https://example.org/a?b#c", "http://example.org", "HTTPS://EXAMPLE.ORG/"])("%s leads to a page", (address) =>
  expect(webAddress(address)).toBe(address),
);

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  " javascript:alert(1)",
  "java\tscript:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "file:///etc/passwd",
  "//example.org",
  "/sets",
  "example.org",
  "https://",
  "http://[",
  "",
  null,
  undefined,
])("%s leads nowhere", (address) => expect(webAddress(address)).toBeNull());
