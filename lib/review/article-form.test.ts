import fc from "fast-check";
import { expect, test } from "vitest";
import { LONGEST_ARTICLE, LONGEST_READ, readArticleForm, readPart, titleIn, type ArticleForm } from "./article-form";

const FORM: ArticleForm = {
  text: "Larch Hill gets a ferry\n\nThe council said so on Monday.",
  title: "",
  publisher: "The Larch Hill Post",
  date: "2031-05-06",
  url: "",
};

test("a text is taken as it is, to the sign", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 200 }), (words) => {
      const text = `A ${words}\r\n\tend`;
      const read = readArticleForm({ ...FORM, text });
      if (read.ok) expect(read.value.text).toBe(text);
    }),
  );
});

test("without a title the first line is the title", () => {
  expect(readArticleForm(FORM)).toMatchObject({ ok: true, value: { title: "Larch Hill gets a ferry" } });
  expect(titleIn(`${"word ".repeat(60)}\nmore`).length).toBeLessThanOrEqual(120);
});

test.each([
  ["text", { text: " \n\t " }, /Paste the text/],
  ["text", { text: "a".repeat(LONGEST_ARTICLE + 1) }, new RegExp(`${(LONGEST_ARTICLE + 1).toLocaleString("en-GB")} characters`)],
  ["text", { text: "PK\u0003\u0004 a zip file" }, /not a text/],
  ["text", { text: "ein \uFFFD\uFFFD\uFFFD Wort" }, /could not be read/],
  ["date", { date: "2031-02-30" }, /day it was published/],
  ["date", { date: "" }, /day it was published/],
  ["url", { url: "javascript:alert(1)" }, /https/],
  ["title", { title: "t".repeat(301) }, /At most 300/],
])("a problem with the %s says what to do", (where, change, message) => {
  const read = readArticleForm({ ...FORM, ...change });
  expect(read.ok ? [] : read.problems).toEqual([{ where, message: expect.stringMatching(message) }]);
});

test("of a very long text the beginning is read, at most so much, up to the end of a sentence", () => {
  const text = Array.from({ length: 10_000 }, (_, i) => `Boat ${i} was late.`).join(" ");
  const part = readPart(text);
  expect(text.startsWith(part)).toBe(true);
  expect(part.length).toBeLessThanOrEqual(LONGEST_READ);
  expect(part.endsWith("was late.")).toBe(true);
  expect(readPart(FORM.text)).toBe(FORM.text);
});
