import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENTITY_KINDS } from "./fact";
import { checkFactSet } from "./fact-set.schema";
import { EMPTY_RELATION_FORM, FORM_USES, formOfRelation, previewOf, relationOfForm, type RelationForm } from "./relation-form";
import { SAMPLE_SET } from "./sample";
import { STARTER_RELATIONS } from "./starter-relations";

const RELATIONS = [...SAMPLE_SET.relations, ...STARTER_RELATIONS];

test("a kind of fact that was not changed in its form stays as it was", () => {
  for (const relation of RELATIONS) {
    const again = relationOfForm(formOfRelation(relation, "en"), relation.id, "en", relation);
    expect(
      again.ok && {
        ...again.value,
        subject: [...again.value.subject].sort(),
        object: typeof again.value.object === "string" ? again.value.object : [...again.value.object].sort(),
      },
    ).toEqual({
      ...relation,
      subject: [...relation.subject].sort(),
      object: typeof relation.object === "string" ? relation.object : [...relation.object].sort(),
      ...(relation.functional || relation.inverseFunctional ? { scope: relation.scope ?? "none" } : {}),
    });
  }
});

describe("a new kind of fact", () => {
  const form = fc.record({
    label: fc.constantFrom("symbol", "borders", "  capital "),
    subjectKinds: fc.subarray([...ENTITY_KINDS, "nonsense"]),
    takes: fc.constantFrom("entity", "text", "number", "date"),
    objectKinds: fc.subarray([...ENTITY_KINDS]),
    functional: fc.boolean(),
    inverseFunctional: fc.boolean(),
    scope: fc.constantFrom("none", "date", "event", "nonsense"),
    wordings: fc.record(
      Object.fromEntries(FORM_USES.map((use) => [use, fc.constantFrom("", "About {object}", "About {subject}", "Nothing at all")])),
    ),
  });

  test("is one that a set can hold, or refused at a field of the form", () => {
    fc.assert(
      fc.property(form, (sent) => {
        const made = relationOfForm(sent as RelationForm, "own", "en", undefined);
        if (!made.ok) {
          expect(["label", "subjectKinds", "objectKinds"]).toContain(made.problems[0]!.where);
          return;
        }
        const checked = checkFactSet({ ...SAMPLE_SET, relations: [...SAMPLE_SET.relations, made.value] });
        if (!checked.ok) expect(checked.problems.every(({ message }) => message.includes("gives it away"))).toBe(true);
      }),
    );
  });

  test("is worded by its name where no wording is given", () => {
    expect(previewOf({ ...EMPTY_RELATION_FORM, label: "symbol" }, { subject: "calcium", object: "Ca" })[0]).toEqual({
      use: "askObject",
      text: "What is the symbol of calcium?",
    });
  });

  test("is worded as its form says, and not asked where the form says nothing", () => {
    const wordings = { ...EMPTY_RELATION_FORM.wordings, askObject: "which country does {subject} border?" };
    expect(previewOf({ label: "borders", wordings }, { subject: "France", object: "Spain" })).toEqual([
      { use: "askObject", text: "Which country does France border?" },
    ]);
  });
});
