import fc from "fast-check";
import { expect, test } from "vitest";
import { exposition } from "./exposition";

test("counters, gauges and histograms are written as Prometheus reads them", () => {
  const text = exposition([
    { name: "footing_answers_total", help: "Answers.", type: "counter", samples: [{ labels: {}, value: 3 }] },
    {
      name: "footing_pool_connections",
      help: "Connections.",
      type: "gauge",
      samples: [
        { labels: { state: "idle" }, value: 2 },
        { labels: { state: "waiting" }, value: 0 },
      ],
    },
    {
      name: "footing_request_seconds",
      help: "Time.",
      type: "histogram",
      bounds: [0.1, 1],
      histograms: [{ labels: { route: "/" }, counts: [2, 3], count: 4, sum: 7.5 }],
    },
  ]);
  expect(text).toBe(
    [
      "# HELP footing_answers_total Answers.",
      "# TYPE footing_answers_total counter",
      "footing_answers_total 3",
      "# HELP footing_pool_connections Connections.",
      "# TYPE footing_pool_connections gauge",
      'footing_pool_connections{state="idle"} 2',
      'footing_pool_connections{state="waiting"} 0',
      "# HELP footing_request_seconds Time.",
      "# TYPE footing_request_seconds histogram",
      'footing_request_seconds_bucket{route="/",le="0.1"} 2',
      'footing_request_seconds_bucket{route="/",le="1"} 3',
      'footing_request_seconds_bucket{route="/",le="+Inf"} 4',
      'footing_request_seconds_sum{route="/"} 7.5',
      'footing_request_seconds_count{route="/"} 4',
      "",
    ].join("\n"),
  );
});

test("values without a number are written as such", () => {
  const text = exposition([
    { name: "a", help: "", type: "gauge", samples: [Number.NaN, Infinity, -Infinity].map((value) => ({ labels: {}, value })) },
  ]);
  expect(text.split("\n").slice(2, 5)).toEqual(["a NaN", "a +Inf", "a -Inf"]);
});

test("whatever a label holds, a series is one line and reads back the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const lines = exposition([{ name: "a", help: "b", type: "counter", samples: [{ labels: { route: value }, value: 1 }] }]).split("\n");
      const [, inside] = /^a\{route="([^]*)"\} 1$/.exec(lines[2]!) ?? [];
      expect(lines).toHaveLength(4);
      expect(inside!.replace(/\\(.)/g, (_, sign: string) => (sign === "n" ? "\n" : sign))).toBe(value);
    }),
  );
});
