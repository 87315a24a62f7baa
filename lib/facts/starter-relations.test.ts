import { expect, test } from "vitest";
import { starterRelations, STARTER_RELATIONS } from "./starter-relations";

const gapsOf = (template: string | undefined) => [...new Set(template?.match(/\{\w+\}/g) ?? [])].sort();

test("a set in English begins as ever", () => expect(starterRelations("en")).toEqual(STARTER_RELATIONS));

test("a set in German begins with the same kinds of fact, each asked and stated in German with the same gaps", () => {
  for (const [i, { id, label, wording }] of starterRelations("de").entries()) {
    const english = STARTER_RELATIONS[i]!;
    expect([id, wording!.en]).toEqual([english.id, english.wording!.en]);
    expect(label).not.toBe(english.label);
    expect(Object.entries(wording!.de!).map(([use, template]) => [use, gapsOf(template)])).toEqual(
      Object.entries(english.wording!.en!).map(([use, template]) => [use, gapsOf(template)]),
    );
  }
});
