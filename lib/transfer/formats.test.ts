import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "../facts/sample";
import { leavingOf } from "./leaving";
import { transferFormatNamed, transferFormats } from "./registry";

const readers = transferFormats.filter((format) => format.read);
const writers = transferFormats.filter((format) => format.write);
const SAMPLE = leavingOf(SAMPLE_SET);

test("names and file endings are plain, and no two formats share a name", () => {
  for (const { name, label, extensions } of transferFormats) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    for (const extension of extensions) expect(extension).toMatch(/^[a-z][a-z0-9.]*$/);
    expect(label).toMatch(/\S/);
    expect(transferFormatNamed(name)?.label).toBe(label);
  }
  expect(new Set(transferFormats.map(({ name }) => name)).size).toBe(transferFormats.length);
  expect(transferFormatNamed("none")).toBeNull();
});

describe.each(writers)("writing $name", (format) => {
  test("the same set gives the same bytes", async () => {
    expect(Buffer.compare(await format.write!(SAMPLE), await format.write!(structuredClone(SAMPLE)))).toBe(0);
  });

  test("leaves the set as it was", async () => {
    const before = structuredClone(SAMPLE);
    await format.write!(SAMPLE);
    expect(SAMPLE).toEqual(before);
  });
});

describe.each(writers.filter((format) => format.read))("writing and reading $name", (format) => {
  test("what it wrote looks like it and is read back without a problem", async () => {
    const bytes = await format.write!(SAMPLE);
    expect(format.looksLike?.(bytes) ?? "maybe").not.toBe("no");
    const read = await format.read!(bytes);
    expect(read.problems).toEqual([]);
    expect(read.understood).not.toBeNull();
  });

  test("a file that breaks off is a problem or fewer rows, and never a throw", async () => {
    const bytes = await format.write!(SAMPLE);
    const whole = await format.read!(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: Math.max(0, bytes.length - 40) }), async (end) => {
        const read = await format.read!(bytes.slice(0, end));
        expect(read.problems.length > 0 || JSON.stringify(read.understood) !== JSON.stringify(whole.understood)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(readers)("reading $name", (format) => {
  test("no bytes make it throw: what it cannot read is a problem with a place", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const read = await format.read!(bytes);
        expect(read.understood !== null || read.problems.length > 0).toBe(true);
        for (const { where, message } of read.problems) {
          expect(where).not.toBe("");
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 100 },
    );
  });
});
