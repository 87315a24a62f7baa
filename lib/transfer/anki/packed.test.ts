import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { bytesIn, numberIn, readMessage, textIn } from "./protobuf";
import { message, zstdOf } from "./sample-package";
import { sha1 } from "./sha1";
import { unzstd } from "./zstd";

describe("messages on the wire", () => {
  test("numbers, texts and messages within come out as they went in", () => {
    const value = fc.oneof(
      fc.nat(),
      fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      fc.string({ minLength: 1 }).map((text) => text.replace(/[\ud800-\udfff]/g, "x")),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), value, (number, given) => {
        const fields = readMessage(message([number, message([number, given])]))!;
        const [inner] = bytesIn(fields, number);
        const read = readMessage(inner ?? new Uint8Array())!;
        expect(typeof given === "number" ? numberIn(read, number) : textIn(read, number)).toBe(given);
      }),
    );
  });

  test("a field that is not there is 0 or nothing, and the last of several counts", () => {
    expect(numberIn([], 1)).toBe(0);
    expect(textIn([], 1)).toBe("");
    expect(numberIn(readMessage(message([1, 5], [1, 7]))!, 1)).toBe(7);
  });

  test.each<[string, number[]]>([
    ["a length past the end", [0x0a, 0x05, 1, 2]],
    ["a number that does not end", [0x08, 0x80]],
    ["a number of eleven bytes", [0x08, ...Array<number>(11).fill(0x80), 1]],
    ["a group", [0x0b]],
    ["field 0", [0x00, 0x00]],
    ["eight bytes that are three", [0x09, 1, 2, 3]],
    ["a length of 2^63", [0x0a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]],
  ])("%s is no message", (_, bytes) => {
    expect(readMessage(Uint8Array.from(bytes))).toBeNull();
  });

  test("any bytes are read or refused", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 60 }),
        (bytes) => void expect(readMessage(bytes) === null || Array.isArray(readMessage(bytes))).toBe(true),
      ),
      { numRuns: 500 },
    );
  });
});

describe("Zstandard", () => {
  const MOST = 1e9;
  const unpacked = (bytes: Uint8Array, most = MOST) => unzstd(bytes, "here", most);
  const noise = Uint8Array.from({ length: 400_000 }, (_, i) => (Math.imul(i, 2_654_435_761) >>> 13) & 0xff);

  test("raw blocks, long and short, come out as they went in", () => {
    for (const length of [0, 1, 131_072, 131_073, 400_000]) {
      const read = unpacked(zstdOf(noise.subarray(0, length)));
      expect(read.ok && Buffer.from(read.value).equals(noise.subarray(0, length))).toBe(true);
    }
  });

  test("what another program packed, with words found again and letters of unequal length", () => {
    const text = Array.from({ length: 120 }, (_, i) => `note ${i}: what is asked in number ${(i * 7919) % 1000} and its answer\n`).join("");
    const packed =
      "KLUv/QRY7Q4AJhg5GYApaQMAmeKAXzxfEGaIh9zcMpM8hBvHCgZBACsALAAcCo/k54ZqrW8WHVG9fHqtNsfjOCQQCoCEwwKiMAxEomAMFIYhI+EgcKBQjKJgDBwMEIaBKBgJA8HCCJBxSCAUAfTHVNcm+cgv123rXNtiPZ1WXHNPpZp+aHM2v6Eph3Mz1inTxCnKaWcZfQG1DZnUrV6/7XP/i/e8PV3nOhVV9UWrs/oVlVkzJCUrlclEUyQnO5URHdWkLzVV3YY8hTTSCi08y0mohL3QRE5oV2fezEnPeuUz3dTxd7eb0VmNtKN9jGoBgO6oUYx8/X8DgDOKlQMR/CsEDRkZgbE9AJJFSlbBIpSoXJGSVawIJSpVpGQVKkKJyhSlAilKfrELWu5EMSrc0+PajSRj5khM/gGZLBKfRCSSD0HhCpIxAyQmEwdS+AhufYEtZcq1gklUFr61GB3Y1ywIlmCoRpCKZi6Zc+qBzu3kL5hxqpqxZE9S0EKiHQnfVQuibI1FFNTxsrC6YXfgvXpBMMFMCoI5it5YCH2AfAqfnIoviK9xFa2x2JWCXwbu3QUNpdRTIJygC4K5A7MN2BWohUAb0AnUZcAFAQ/AMVfAroBdA4cpy2K2Ze1l22pZG+1/dIlVQwfQfg==";
    const read = unpacked(new Uint8Array(Buffer.from(packed, "base64")));
    expect(read.ok && new TextDecoder().decode(read.value)).toBe(text);
  });

  /** A frame with one block that stands for `length` zeros, again and again. */
  const zeros = (length: number, blocks: number) =>
    Uint8Array.from([
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0x00,
      0x38,
      ...Array.from({ length: blocks }, (_, i) => {
        const header = length * 8 + 2 + (i === blocks - 1 ? 1 : 0);
        return [header & 0xff, (header >> 8) & 0xff, header >> 16, 0];
      }).flat(),
    ]);

  test("what unpacks to far more than it is stops there", () => {
    expect(unpacked(zeros(100_000, 5)).ok).toBe(true);
    for (const bomb of [unpacked(zeros(131_072, 100_000)), unpacked(zeros(100_000, 20)), unpacked(zstdOf(noise), 1_000)])
      expect(bomb).toMatchObject({ ok: false, problems: [{ where: "here", message: expect.stringMatching(/far more/) }] });
  });

  test.each<[string, number[]]>([
    ["no frame", [1, 2, 3, 4, 5]],
    ["a window of gigabytes", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0xf8, 0x01, 0, 0]],
    ["one segment of gigabytes", [0x28, 0xb5, 0x2f, 0xfd, 0xe0, 0, 0, 0, 0, 9, 0, 0, 0, 0x01, 0, 0]],
    ["a dictionary", [0x28, 0xb5, 0x2f, 0xfd, 0x01, 0x38, 0, 0x01, 0, 0]],
    ["a block longer than blocks are", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38, 0x01, 0x00, 0x20, 0]],
    ["a frame without its blocks", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38]],
    ["a broken block", [0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x38, 0x25, 0x00, 0x00, 9, 9, 9, 9]],
  ])("%s is refused", (_, bytes) => {
    expect(unpacked(Uint8Array.from(bytes))).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/damaged/) }] });
  });

  test("very many empty blocks in a large window are refused before any is read", () => {
    const block = [0, 0, 0];
    expect(
      unpacked(Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x80, ...Array.from({ length: 5_000 }, () => block).flat(), 1, 0, 0])).ok,
    ).toBe(false);
  });

  test("a file that breaks off, and changed bytes, never throw", () => {
    const bytes = zstdOf(noise.subarray(0, 300));
    for (let end = 0; end < bytes.length; end += 1) expect(unpacked(bytes.subarray(0, end)).ok).toBe(false);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
        const changed = bytes.slice();
        changed[at] = value;
        expect(typeof unpacked(changed).ok).toBe("boolean");
      }),
      { numRuns: 300 },
    );
  });
});

test("SHA-1 is what everybody says it is", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      (bytes) => void expect(sha1(bytes)).toBe(createHash("sha1").update(bytes).digest("hex")),
    ),
  );
});
