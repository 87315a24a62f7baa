import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { saysNothing } from "./filters";
import { GAP_MARK, render, underTheLine, type Rendering } from "./render";
import { fieldsShown, readTemplate } from "./template";

const FIELDS = {
  Front: "cat",
  Back: "chat",
  Empty: " <br> ",
  Text: "{{c1::Paris::city}} in {{c2::France}}",
  Word: "日本[にほん] 語[ご]",
  Rich: "<b>a</b> &amp; b",
};

function shown(template: string, more: Partial<Rendering> = {}): string {
  const parts = readTemplate(template);
  if (!parts) throw new Error("It was not read.");
  return render(parts, { side: "front", fields: new Map(Object.entries(FIELDS)), gap: 1, gaps: "marked", ...more })!.html;
}

describe("templates", () => {
  test.each<[string, string]>([
    ["What is {{Front}}?", "What is cat?"],
    ["{{ Front }}|{{unknown}}|{{FrontSide}}|{{Tags}}", "cat|||"],
    ["{{#Front}}yes{{/Front}}{{^Front}}no{{/Front}}", "yes"],
    ["{{#Empty}}yes{{/Empty}}{{^Empty}}no{{/Empty}}", "no"],
    ["{{#Nowhere}}yes{{/Nowhere}}{{^Nowhere}}no{{/Nowhere}}", "no"],
    ["{{#Front}}{{^Empty}}{{Back}}{{/Empty}}{{/Front}}", "chat"],
    ["{{#c1}}one{{/c1}}{{#c2}}two{{/c2}}", "one"],
    ["{{cloze:Text}}", `${GAP_MARK} in France`],
    ["{{text:Rich}}", "a &amp; b"],
    ["{{furigana:Word}}", "日本（にほん）語（ご）"],
    ["{{kanji:Word}}", "日本語"],
    ["{{kana:Word}}", "にほんご"],
    ["{{edit:tooltip:Front}}", "cat"],
    ["{{tts en_US:Front}}", ""],
    ["{{hint:Back}}", ""],
    ["{{type:Back}}{{type:nc:Back}}{{type:cloze:Text}}", ""],
    ["{{=<% %>=}}<%Front%> <%#Back%>x<%/Back%>", "cat x"],
    ["{{! a remark }}{{}}a }} b {{ c", "a }} b {{ c"],
  ])("%j on the front", (template, html) => {
    expect(shown(template)).toBe(html);
  });

  test.each<[string, string]>([
    ["{{type:Back}}", "chat"],
    ["{{hint:Back}}", "chat"],
    ["{{cloze:Text}}", "Paris in France"],
    ["{{type:cloze:Text}}", ""],
  ])("%j on the back", (template, html) => {
    expect(shown(template, { side: "back", gaps: "filled" })).toBe(html);
  });

  test("a text that does not have the gap shows nothing, and gaps can be left out with what is around them", () => {
    expect(shown("{{cloze:Text}}", { gap: 7 })).toBe("");
    expect(shown("{{cloze:Text}} and {{Back}}", { side: "back", gaps: "left out" })).toBe(" and chat");
  });

  test.each([
    "{{#Front}}",
    "{{/Front}}",
    "{{#Front}}{{#Back}}{{/Front}}{{/Back}}",
    "{{#a}}".repeat(60) + "{{/a}}".repeat(60),
    "x".repeat(100_001),
  ])("a broken template is not read: %#", (template) => {
    expect(readTemplate(template)).toBeNull();
  });

  test("a hint that is not shown is told", () => {
    const hint = readTemplate("{{hint:Back}}")!;
    const rendering: Rendering = { side: "front", fields: new Map([["Back", "x"]]), gap: 0, gaps: "filled" };
    expect(render(hint, rendering)!.hints).toBe(true);
    expect(render(hint, { ...rendering, fields: new Map([["Back", "<br>"]]) })!.hints).toBe(false);
  });

  test("a side that grows without measure is not rendered", () => {
    const parts = readTemplate("{{Front}}".repeat(1_000))!;
    expect(render(parts, { side: "front", fields: new Map([["Front", "x".repeat(2_000)]]), gap: 0, gaps: "filled" })).toBeNull();
  });

  test("the fields that are shown, and not those that are only asked about", () => {
    expect(fieldsShown(readTemplate("{{#A}}{{text:B}}{{/A}}{{C}}")!)).toMatchObject([{ name: "B" }, { name: "C" }]);
  });

  test("every template is read or refused", () => {
    const pieces = fc
      .array(fc.constantFrom("{{#a}}", "{{/a}}", "{{^b}}", "{{/b}}", "{{a}}", "{{", "}}", "x", "<hr id=answer>"), { maxLength: 20 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(pieces, (template) => {
        const parts = readTemplate(template);
        if (parts) expect(render(parts, { side: "back", fields: new Map([["a", "A"]]), gap: 0, gaps: "filled" })).not.toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});

describe("backs", () => {
  test.each([
    ["front<hr id=answer>back", "back"],
    ['front<HR class="x" id="answer" />back', "back"],
    ["front<hr>back", "front<hr>back"],
    ["no line", "no line"],
  ])("%j", (html, back) => {
    expect(underTheLine(html)).toBe(back);
  });

  test("long texts of any signs", () => {
    for (const part of ["<hr ", "<hr id", "id ", "<", "[a", "]", "日[", "&nbsp;"]) {
      const long = part.repeat(100_000);
      expect(underTheLine(long)).toBe(long);
      expect(typeof shown("{{furigana:Front}}{{text:Front}}", { fields: new Map([["Front", long.slice(0, 400_000)]]) })).toBe("string");
      expect(saysNothing(long)).toBe(false);
    }
  });
});
