import { expect, test, vi } from "vitest";
import { log } from "./log";
import { directiveOf, takePolicyReport } from "./policy-reports";

const report = (said: object) => JSON.stringify({ "csp-report": said });
const send = (body: string) => takePolicyReport(new Request("http://localhost/api/v1/policy-reports", { method: "POST", body }));

test.each([
  [
    report({
      "effective-directive": "script-src-elem",
      "document-uri": "http://localhost/attempts/1",
      "blocked-uri": "https://evil.example/canary",
    }),
    "script-src-elem",
  ],
  [report({ "violated-directive": "style-src 'self'" }), "style-src"],
  [report({ "effective-directive": "<script>canary" }), null],
  [report({ "effective-directive": ["script-src"] }), "script-src"],
  [report({}), null],
  ['{"csp-report":7}', null],
  ["null", null],
  ["no JSON", null],
])("%s: %s", (body, directive) => expect(directiveOf(body)).toBe(directive));

test("what the policy stopped is one line with the directive alone, and no more than a hundred an hour", async () => {
  const warned = vi.spyOn(log, "warn");
  await send(report({ "effective-directive": "script-src-elem", "blocked-uri": "https://evil.example/canary" }));
  await send("x".repeat(70_000));
  await send("no JSON");
  expect(warned.mock.calls.map(([line]) => line)).toEqual([
    expect.objectContaining({ event: "policy-violated", detail: "script-src-elem" }),
  ]);
  expect(JSON.stringify(warned.mock.calls)).not.toContain("canary");
  for (let times = 0; times < 110; times++) await send(report({ "effective-directive": "img-src" }));
  expect(warned.mock.calls.filter(([line]) => (line as unknown as { event: string }).event === "policy-violated")).toHaveLength(100);
  expect(warned.mock.calls.filter(([line]) => (line as unknown as { event: string }).event === "limit-reached")).toHaveLength(1);
});
