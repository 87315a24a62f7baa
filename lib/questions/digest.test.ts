import fc from "fast-check";
import { expect, test } from "vitest";
import { hash32, random } from "../random";
import { beginDigest, beginShortDigest, digest, endDigest, endShortDigest, shortDigest } from "./digest";

const text = fc.string({ unit: "binary", maxLength: 40 });

test("a text that is read in two parts has the digest of the whole", () => {
  fc.assert(
    fc.property(text, text, (begin, end) => {
      expect(endDigest(beginDigest(begin), end)).toBe(digest(begin + end));
      expect(endShortDigest(beginShortDigest(begin), end)).toBe(shortDigest(begin + end));
      expect(hash32(end, hash32(begin))).toBe(hash32(begin + end));
      expect(random(begin, end).next()).toBe(random(begin + end).next());
    }),
  );
});

test("digests are letters and digits, and stay what they were: ids of questions are stored", () => {
  expect(digest("")).toMatch(/^[0-9a-z]{22}$/);
  expect([digest('["set","true-false","object",["a fact"],1]'), shortDigest("question|option")]).toEqual([
    "18o95ntibt904h5q1y5o1j",
    "061f7bpgnlw",
  ]);
});
