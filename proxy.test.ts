import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { proxy } from "./proxy";

const ask = (url: string, headers: Record<string, string> = {}) => proxy(new NextRequest(url, { headers })).headers;
const policyOf = (headers: Headers) =>
  new Map(
    (headers.get("content-security-policy") ?? "")
      .split("; ")
      .map((rule) => [rule.split(" ")[0], rule.slice(rule.indexOf(" ") + 1)] as const),
  );

test("a page runs only scripts with this request’s nonce", () => {
  const policy = policyOf(ask("http://localhost:3000/"));
  expect(policy.get("script-src")).toMatch(/^'self' 'nonce-[\w+/]{22}==' 'strict-dynamic'$/);
  expect(policy.get("style-src")).not.toContain("unsafe-inline");
  for (const rule of ["object-src", "base-uri", "frame-ancestors", "frame-src"]) expect(policy.get(rule)).toBe("'none'");
  for (const rule of ["default-src", "form-action", "connect-src", "worker-src"]) expect(policy.get(rule)).toBe("'self'");
  expect(policy.get("report-uri")).toBe("/api/v1/policy-reports");
});

test("nonce and request id are new each time, whatever the client sends", () => {
  const sent = { "x-nonce": "mine", "x-request-id": "mine", "content-security-policy": "script-src 'nonce-mine'" };
  const [one, other] = [ask("http://localhost/", sent), ask("http://localhost/", sent)];
  expect(one.get("content-security-policy")).not.toBe(other.get("content-security-policy"));
  expect(one.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(one.get("x-request-id")).not.toBe(other.get("x-request-id"));
  for (const [, value] of one) expect(value).not.toContain("mine");
});

test("what a browser heeds only on a trusted connection is sent only there", () => {
  expect(ask("http://192.168.1.5:3000/").get("cross-origin-opener-policy")).toBeNull();
  expect(ask("http://localhost:3000/").get("cross-origin-opener-policy")).toBe("same-origin");
  expect(ask("http://quiz.example.org/", { "x-forwarded-proto": "https" }).get("cross-origin-opener-policy")).toBe("same-origin");
  expect(ask("http://192.168.1.5:3000/").get("content-security-policy")).not.toContain("upgrade-insecure-requests");
});

test("pages are kept by nobody, icons by anybody", () => {
  expect(ask("http://localhost/scores").get("cache-control")).toBe("private, no-store");
  expect(ask("http://localhost/icon.svg").get("cache-control")).toBeNull();
  expect(ask("http://localhost/export/mine.json").get("cache-control")).toBe("private, no-store");
});

test("pictures and sounds of texts say themselves what they may do and who may keep them", () => {
  const headers = ask("http://localhost/api/v1/media/abc.png");
  expect([headers.get("content-security-policy"), headers.get("cache-control")]).toEqual([null, null]);
  expect(headers.get("x-request-id")).not.toBeNull();
  expect(ask("http://localhost/api/v1/mediae").get("cache-control")).toBe("private, no-store");
});

test("an address with a zero sign asks for what is not there, in the way as for everything else", () => {
  const wanted = (url: string) => ask(url).get("x-middleware-rewrite");
  expect(wanted("http://localhost/sets/a%00b?search=%00")).toBe("http://localhost/sets/a%EF%BF%BDb?search=%EF%BF%BD");
  expect(wanted("http://localhost/sets/a%20b")).toBeNull();
});

test("a picture says itself what it may do; what else is asked of its address gets the policy of a page", () => {
  const asked = (method: string) => proxy(new NextRequest("http://localhost/api/v1/media/x.svg", { method })).headers;
  expect(asked("GET").get("content-security-policy")).toBeNull();
  for (const method of ["OPTIONS", "POST"]) {
    expect(asked(method).get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(asked(method).get("cache-control")).toBe("private, no-store");
  }
});
