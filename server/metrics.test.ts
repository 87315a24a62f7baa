import { afterEach, expect, test, vi } from "vitest";
import { randomUUID } from "node:crypto";
import { answerRequest } from "./answer-requests";
import { countTowards } from "./limits";
import { count, countRequest, readMetrics } from "./metrics";
import { makeAttempt, makePerson } from "./testing/attempts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const valueOf = (text: string, series: string) =>
  Number(
    text
      .split("\n")
      .find((line) => line.startsWith(`${series} `))
      ?.split(" ")
      .at(-1),
  );

test("requests are counted by route, method and status, with how long they took", async () => {
  countRequest({ method: "GET", route: "/sets/[slug]", status: 200, seconds: 0.03 });
  countRequest({ method: "GET", route: "/sets/[slug]", status: 404, seconds: 0.3 });
  const text = await readMetrics();
  expect(valueOf(text, 'footing_requests_total{method="GET",route="/sets/[slug]",status="404"}')).toBe(1);
  expect(valueOf(text, 'footing_request_seconds_bucket{method="GET",route="/sets/[slug]",le="0.05"}')).toBe(1);
  expect(valueOf(text, 'footing_request_seconds_bucket{method="GET",route="/sets/[slug]",le="+Inf"}')).toBe(2);
});

test("what is counted begins at nought and is of a name that is known", async () => {
  const before = valueOf(await readMetrics(), "footing_imports_failed_total");
  expect(before).toBe(0);
  count("footing_imports_failed_total");
  expect(valueOf(await readMetrics(), "footing_imports_failed_total")).toBe(1);
});

test("a limit that is hit is counted by its name, not by whom", async () => {
  const limit = { name: "once", times: 1, seconds: 60 };
  for (let i = 0; i < 3; i++) await countTowards(limit, "ada@example.org");
  const text = await readMetrics();
  expect(valueOf(text, 'footing_limits_hit_total{limit="once"}')).toBe(2);
  expect(text).not.toContain("ada@");
});

test("an answer of a stranger is not acknowledged, and nothing personal is told", async () => {
  const who = await makePerson();
  const attempt = await makeAttempt(who);
  const body = JSON.stringify({
    key: randomUUID(),
    sequence: 0,
    reply: { kind: "choice", value: "a" },
    answeredAt: Date.now(),
    elapsedMs: 1,
    hints: 0,
  });
  await answerRequest(new Request("http://localhost/", { method: "PUT", body }), attempt, "1");
  const text = await readMetrics();
  expect(valueOf(text, "footing_answers_acknowledged_total")).toBe(0);
  expect(text).toMatch(/footing_pool_connections\{state="total"\} \d+/);
  for (const secret of [who.personId, attempt]) expect(text).not.toContain(secret);
});

test.each([
  ["without a token set, to nobody whose connection is not known to be from here", {}, null, false],
  ["to the token", { METRICS_TOKEN: "hwd83kf0s9dkf7ls" }, "Bearer hwd83kf0s9dkf7ls", true],
  ["not to another token", { METRICS_TOKEN: "hwd83kf0s9dkf7ls" }, "Bearer hwd83kf0s9dkf7lt", false],
  ["not without the token", { METRICS_TOKEN: "hwd83kf0s9dkf7ls" }, null, false],
])("metrics are told %s", async (_, env, authorization, may) => {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  vi.resetModules();
  const { mayReadMetrics } = await import("./metrics-access");
  expect(mayReadMetrics(new Headers(authorization === null ? {} : { authorization }))).toBe(may);
});
