import { describe, expect, test } from "vitest";
import { practiseReading } from "./practise-reading";

describe("practising to read", () => {
  test("comes to its end by itself", async () => {
    let asked = 0;
    await practiseReading(() => ++asked === 0);
    expect(asked).toBeGreaterThan(10);
  });

  test("stops at once when a file has come", async () => {
    let asked = 0;
    await practiseReading(() => ++asked >= 3);
    expect(asked).toBe(3);
  });
});
