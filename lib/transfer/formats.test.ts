import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { SAMPLE_SET } from "../facts/sample";
import { transferFormatNamed, transferFormats } from "./registry";

const readers = transferFormats.filter((format) => format.read);
const writers = transferFormats.filter((format) => format.write);

test("names and file endings are plain, and no two formats share a name", () => {
  for (const { name, label, extension } of transferFormats) {
    expect(name).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(extension).toMatch(/^[a-z][a-z0-9.]*$/);
    expect(label).toMatch(/\S/);
    expect(transferFormatNamed(name)?.label).toBe(label);
  }
  expect(new Set(transferFormats.map(({ name }) => name)).size).toBe(transferFormats.length);
  expect(transferFormatNamed("none")).toBeNull();
});

describe.each(writers)("writing $name", (format) => {
  test("the same set gives the same bytes", () => {
    expect(format.write!(SAMPLE_SET)).toEqual(format.write!(structuredClone(SAMPLE_SET)));
  });

  test("leaves the set as it was", () => {
    const before = structuredClone(SAMPLE_SET);
    format.write!(SAMPLE_SET);
    expect(SAMPLE_SET).toEqual(before);
  });
});

describe.each(writers.filter((format) => format.read))("writing and reading $name", (format) => {
  test("what it wrote it reads back", async () => {
    expect(await format.read!(format.write!(SAMPLE_SET))).toEqual({ ok: true, value: SAMPLE_SET });
  });

  test("a file that breaks off is a problem, wherever it breaks", async () => {
    const bytes = format.write!(SAMPLE_SET);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 2 }), async (end) => {
        const read = await format.read!(bytes.slice(0, end));
        expect(read.ok ? [] : read.problems).not.toEqual([]);
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
        for (const { where, message } of read.ok ? [] : read.problems) {
          expect(where).not.toBe("");
          expect(message).not.toBe("");
        }
      }),
      { numRuns: 100 },
    );
  });
});
