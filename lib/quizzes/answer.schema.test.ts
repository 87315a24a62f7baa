import { describe, expect, test } from "vitest";
import { readAnswerBody, readReportBody, readRevealBody } from "./answer.schema";

const KEY = "0b7c5e5e-6d9a-4d7e-9d5a-2f6f3c1f9b11";
const body = {
  key: KEY,
  sequence: 1,
  reply: { kind: "text", value: "Paris" },
  answeredAt: "2025-03-12T09:30:00.000Z",
  elapsedMs: 1200.4,
  itemMs: 900,
  zone: "Europe/Paris",
  hints: 0,
};
const placesOf = (value: unknown) => {
  const read = readAnswerBody(value);
  return read.ok ? [] : read.problems.map(({ where }) => where);
};

test("an answer is read", () => {
  expect(readAnswerBody(body)).toEqual({ ok: true, value: { ...body, answeredAt: Date.UTC(2025, 2, 12, 9, 30), elapsedMs: 1200 } });
});

describe("a body that is wrong names the place", () => {
  test.each([
    ["nothing", undefined, "body"],
    ["null", null, "body"],
    ["a list", [], "body"],
    ["a text", "{}", "body"],
    ["a key that is no UUID", { ...body, key: "1" }, "key"],
    ["a sequence below 0", { ...body, sequence: -1 }, "sequence"],
    ["a broken sequence", { ...body, sequence: 1.5 }, "sequence"],
    ["no reply", { ...body, reply: undefined }, "reply"],
    ["a day that does not exist", { ...body, answeredAt: "2025-02-30T09:00:00Z" }, "answeredAt"],
    ["a negative time", { ...body, elapsedMs: -1 }, "elapsedMs"],
    ["no number", { ...body, elapsedMs: "12" }, "elapsedMs"],
    ["a score", { ...body, score: 1 }, "score"],
    ["a person", { ...body, userId: "x" }, "userId"],
    ["a hidden key", JSON.parse(`{ "__proto__": {}, ${JSON.stringify(body).slice(1)}`), "__proto__"],
  ])("%s", (_, value, where) => expect(placesOf(value)).toContain(where));
});

test("texts hold whole characters", () => {
  expect(readReportBody({ note: "half \ud800" })).toMatchObject({ ok: false, problems: [{ where: "note" }] });
  expect(readReportBody({ note: "\u0000" })).toMatchObject({ ok: false });
  expect(readReportBody({ note: "‏שלום‏ 👍🏽" })).toMatchObject({ ok: true });
  expect(readReportBody({})).toEqual({ ok: true, value: { note: "" } });
  expect(readRevealBody({ key: KEY, text: "x".repeat(2001) })).toMatchObject({ ok: false, problems: [{ where: "text" }] });
});
