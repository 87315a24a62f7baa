import { describe, expect, test } from "vitest";
import { inQti3, item2, MAP, mapping, MATCH, messagesOf, readFiles, readText, response, rowsOf, writtenIn } from "./sample-items";

const PORTS =
  '<simpleChoice identifier="A">Tarn</simpleChoice><simpleChoice identifier="B">Luma</simpleChoice><simpleChoice identifier="C">Coral Bay</simpleChoice>';
const choice = (choices = PORTS, attributes = "") =>
  `<choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"${attributes}><prompt>Which port is the <em>oldest</em>?</prompt>${choices}</choiceInteraction>`;
const many = (attributes = "") => choice(PORTS, attributes).replace('maxChoices="1"', 'maxChoices="0"');
const oneRight = response("single", "identifier", ["B"]);
const only = async (item: string) => {
  const read = await readText(item);
  expect(rowsOf(read)).toHaveLength(1);
  return { ...writtenIn(rowsOf(read)[0]), messages: messagesOf(read) };
};
/** The same question from both ways of writing QTI. */
const both = async (item: string) => {
  const [second, third] = [await only(item), await only(inQti3(item))];
  expect(third).toEqual(second);
  return second;
};
const score = (points: string) => `<setOutcomeValue identifier="SCORE"><baseValue baseType="float">${points}</baseValue></setOutcomeValue>`;
const given = '<variable identifier="RESPONSE"/>';
const right = '<correct identifier="RESPONSE"/>';
const says = (identifier: string) =>
  `<setOutcomeValue identifier="FEEDBACK"><baseValue baseType="identifier">${identifier}</baseValue></setOutcomeValue>`;
const FEEDBACK = '<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>';
const modal = (identifier: string, text: string, showHide = "show") =>
  `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="${identifier}" showHide="${showHide}">${text}</modalFeedback>`;
const LONG = "Luma was founded by fishermen from the Orlo Isles in the year 912.";

describe("choosing", () => {
  test("one of some", async () => {
    const { stem, reply, messages } = await both(item2({ declarations: oneRight, body: `<p>Look at the map.</p>${choice()}` }));
    expect(stem).toBe("Look at the map.\nWhich port is the *oldest*?");
    expect(reply).toEqual({
      kind: "one",
      options: [
        { text: "Tarn", credit: 0 },
        { text: "Luma", credit: 1 },
        { text: "Coral Bay", credit: 0 },
      ],
    });
    expect(messages).toEqual([]);
  });

  test("one with parts of the points, and points taken off", async () => {
    const declarations = response("single", "identifier", ["B"], mapping({ B: 4, A: 1, C: -2 }));
    const { reply, messages } = await both(item2({ declarations, body: choice(), processing: MAP }));
    expect(reply).toMatchObject({ options: [{ credit: 0.25 }, { credit: 1 }, { credit: 0 }] });
    expect(messages).toEqual([expect.stringContaining("take points off")]);
  });

  test("a mapping that the rule does not use says nothing", async () => {
    const { reply } = await only(
      item2({ declarations: response("single", "identifier", ["B"], mapping({ B: 4, A: 1 })), body: choice(), processing: MATCH }),
    );
    expect(reply).toMatchObject({ options: [{ credit: 0 }, { credit: 1 }, { credit: 0 }] });
  });

  test("where only the mapping says what is right", async () => {
    const { reply } = await only(
      item2({ declarations: response("single", "identifier", [], mapping({ C: 2, A: 1 })), body: choice(), processing: MAP }),
    );
    expect(reply).toMatchObject({ options: [{ credit: 0.5 }, { credit: 0 }, { credit: 1 }] });
  });

  test("where only conditions say what is right and what is worth half", async () => {
    const match = (id: string) => `<match>${given}<baseValue baseType="identifier">${id}</baseValue></match>`;
    const processing = `<responseProcessing><responseCondition><responseIf>${match("A")}${score("2")}</responseIf><responseElseIf>${match("C")}${score("1")}</responseElseIf><responseElse>${score("0")}</responseElse></responseCondition></responseProcessing>`;
    const { reply } = await both(item2({ declarations: response("single", "identifier", []), body: choice(), processing }));
    expect(reply).toMatchObject({ options: [{ credit: 1 }, { credit: 0 }, { credit: 0.5 }] });
  });

  test("several, with the shares of their author", async () => {
    const declarations = response("multiple", "identifier", ["A", "B"], mapping({ A: 3, B: 1, C: -2 }));
    const { reply } = await both(item2({ declarations, body: many(' class="x"'), processing: MAP }));
    expect(reply).toEqual({
      kind: "several",
      options: [
        { text: "Tarn", credit: 1 },
        { text: "Luma", credit: 1 },
        { text: "Coral Bay", credit: 0 },
      ],
      shares: [0.75, 0.25, -0.5],
    });
  });

  test("several, with the set that conditions compare with", async () => {
    const set = (ids: string[]) =>
      `<responseIf><match>${given}<multiple>${ids.map((id) => `<baseValue baseType="identifier">${id}</baseValue>`).join("")}</multiple></match>${score("1")}</responseIf>`;
    const processing = `<responseProcessing><responseCondition>${set(["A", "C"])}</responseCondition><responseCondition>${set(["B"])}</responseCondition></responseProcessing>`;
    const { reply, messages } = await only(item2({ declarations: response("multiple", "identifier", []), body: many(), processing }));
    expect(reply).toMatchObject({ kind: "several", options: [{ credit: 1 }, { credit: 0 }, { credit: 1 }] });
    expect(messages).toEqual(["Several different answers are right: only the first of them was kept."]);
  });

  test("several, by what each adds to the points", async () => {
    const adds = (id: string, points: string) =>
      `<responseCondition><responseIf><member><baseValue baseType="identifier">${id}</baseValue>${given}</member><setOutcomeValue identifier="SCORE"><sum><variable identifier="SCORE"/><baseValue baseType="float">${points}</baseValue></sum></setOutcomeValue></responseIf></responseCondition>`;
    const { reply, messages } = await only(
      item2({
        declarations: response("multiple", "identifier", []),
        body: many(),
        processing: `<responseProcessing>${adds("A", "1")}${adds("B", "-1")}${adds("C", "1")}</responseProcessing>`,
      }),
    );
    expect(reply).toMatchObject({ kind: "several", options: [{ credit: 1 }, { credit: 0 }, { credit: 1 }] });
    expect(messages).toEqual([]);
  });

  test("one of some, though the response could hold several", async () => {
    expect((await only(item2({ declarations: response("multiple", "identifier", ["B"]), body: choice() }))).reply.kind).toBe("one");
  });

  test("words within a text", async () => {
    const body =
      '<rubricBlock view="candidate"><p>Find the mistake.</p></rubricBlock><rubricBlock view="scorer"><p>One point.</p></rubricBlock><hottextInteraction responseIdentifier="RESPONSE" maxChoices="1"><p>The boats <hottext identifier="A">sails</hottext> at <hottext identifier="B">dawn</hottext>.</p></hottextInteraction>';
    const { stem, reply } = await both(item2({ declarations: response("single", "identifier", ["A"]), body }));
    expect(stem).toBe("Find the mistake.\nThe boats **sails** at **dawn**.");
    expect(reply).toEqual({
      kind: "one",
      options: [
        { text: "sails", credit: 1 },
        { text: "dawn", credit: 0 },
      ],
    });
  });

  test("within a line", async () => {
    const body =
      '<p>The talks were held in <inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false"><inlineChoice identifier="A">Tarn</inlineChoice><inlineChoice identifier="B">Luma</inlineChoice></inlineChoiceInteraction>, by the sea.</p>';
    const { stem, reply } = await both(item2({ declarations: oneRight, body }));
    expect(stem).toBe("The talks were held in ___, by the sea.");
    expect(reply).toEqual({
      kind: "one",
      options: [
        { text: "Tarn", credit: 0 },
        { text: "Luma", credit: 1 },
      ],
    });
  });
});

describe("what is said after an answer", () => {
  const byMatch = (whenRight: string, whenWrong: string) =>
    `<responseProcessing><responseCondition><responseIf><match>${given}${right}</match>${score("1")}${says(whenRight)}</responseIf><responseElse>${says(whenWrong)}</responseElse></responseCondition></responseProcessing>`;
  const TRUTH = '<simpleChoice identifier="B">True</simpleChoice><simpleChoice identifier="A">False</simpleChoice>';

  test("to true and to false", async () => {
    const { reply, explanation } = await both(
      item2({
        declarations: oneRight,
        outcomes: FEEDBACK,
        body: choice(TRUTH),
        processing: byMatch("good", "bad"),
        feedback: modal("good", "Well done.") + modal("bad", "No."),
      }),
    );
    expect(reply).toEqual({ kind: "true-false", right: true, feedback: { true: "Well done.", false: "No." } });
    expect(explanation).toBe("");
  });

  test("the same to everybody is the explanation", async () => {
    const { reply, explanation } = await both(
      item2({
        declarations: oneRight,
        outcomes: FEEDBACK,
        body: choice(),
        processing: byMatch("good", "bad"),
        feedback: modal("good", LONG) + modal("bad", `<p>${LONG}</p>`),
      }),
    );
    expect(explanation).toBe(LONG);
    expect(reply).toMatchObject({ options: [{ text: "Tarn" }, { text: "Luma" }, { text: "Coral Bay" }] });
    expect(JSON.stringify(reply)).not.toContain("feedback");
  });

  test("to single choices, by rules and by the names of a template", async () => {
    const choices =
      '<simpleChoice identifier="A">Tarn <feedbackInline outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">Too young.</feedbackInline></simpleChoice><simpleChoice identifier="B">Luma</simpleChoice>';
    const byRules = `<responseProcessing><setOutcomeValue identifier="FEEDBACK">${given}</setOutcomeValue><responseCondition><responseIf><match>${given}${right}</match>${score("1")}</responseIf></responseCondition></responseProcessing>`;
    const byTemplate = '<responseProcessing template="https://www.imsglobal.org/question/qti_v3p0/rptemplates/CC2_match.xml"/>';
    const general = modal("general", "Think of the *sea*.".replaceAll("*", ""), "hide");
    for (const processing of [byRules, byTemplate]) {
      const { reply, explanation } = await both(
        item2({ declarations: oneRight, outcomes: FEEDBACK, body: choice(choices), processing, feedback: general }),
      );
      expect(reply).toEqual({
        kind: "one",
        options: [
          { text: "Tarn", credit: 0, feedback: "Too young." },
          { text: "Luma", credit: 1 },
        ],
      });
      expect(explanation).toBe("Think of the sea.");
    }
  });

  test("to what is right or wrong as a whole: what explains is kept, a verdict is not", async () => {
    const body = `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>In order?</prompt>${PORTS}</orderInteraction>`;
    const { explanation, messages } = await both(
      item2({
        declarations: response("ordered", "identifier", ["C", "A", "B"]),
        outcomes: FEEDBACK,
        body,
        processing: byMatch("good", "bad"),
        feedback: modal("good", "Right!") + modal("bad", LONG),
      }),
    );
    expect(explanation).toBe(LONG);
    expect(messages).toEqual(["What it says to right or to wrong answers alone was left out: “Right!”."]);
  });

  test("to one of several by itself", async () => {
    const processing = `<responseProcessing><setOutcomeValue identifier="FEEDBACK">${given}</setOutcomeValue><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue></responseProcessing>`;
    const outcomes = '<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>';
    const { reply } = await both(
      item2({
        declarations: response("multiple", "identifier", ["A", "B"], mapping({ A: 1, B: 1 })),
        outcomes,
        body: many(),
        processing,
        feedback: modal("C", "It lies inland."),
      }),
    );
    expect(reply).toMatchObject({
      kind: "several",
      options: [{ text: "Tarn" }, { text: "Luma" }, { text: "Coral Bay", feedback: "It lies inland." }],
    });
  });

  test("a solution that is shown on demand explains; what hangs on other conditions is named", async () => {
    const outcomes = FEEDBACK + '<outcomeDeclaration identifier="TRIES" cardinality="single" baseType="integer"/>';
    const processing = `<responseProcessing><responseCondition><responseIf><gt><variable identifier="TRIES"/><baseValue baseType="integer">3</baseValue></gt>${says("enough")}</responseIf></responseCondition></responseProcessing>`;
    const { explanation, messages } = await both(
      item2({
        declarations: oneRight,
        outcomes,
        body: choice(),
        processing,
        feedback: modal("SOLUTION", LONG) + modal("enough", "Give up now."),
      }),
    );
    expect(explanation).toBe(LONG);
    expect(messages).toEqual([expect.stringContaining("shown under conditions")]);
  });
});

describe("typing", () => {
  const entry = '<p>The oldest port is <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="10"/>.</p>';
  const equal = (attributes: string, value = right) =>
    `<responseProcessing><responseCondition><responseIf><equal ${attributes}>${given}${value}</equal>${score("1")}</responseIf></responseCondition></responseProcessing>`;
  const number = (value: string) => response("single", "float", [value]);

  test("words, and others that are worth less", async () => {
    const { stem, reply } = await both(
      item2({
        declarations: response("single", "string", ["Luma"], mapping({ Luma: 2, "Luma Bay": 1, Tarn: -1 })),
        body: entry,
        processing: MAP,
      }),
    );
    expect(stem).toBe("The oldest port is ___.");
    expect(reply).toEqual({
      kind: "typed",
      answers: [
        { text: "Luma", credit: 1 },
        { text: "Luma Bay", credit: 0.5 },
        { text: "Tarn", credit: 0 },
      ],
    });
  });

  test("words by the mapping alone", async () => {
    const { reply } = await only(
      item2({
        declarations: response("single", "string", [], mapping({ Luma: 100, "old Luma": 100 })),
        body: entry,
        processing: '<responseProcessing template="https://example.org/rptemplates/CC2_map_response.xml"/>',
      }),
    );
    expect(reply).toEqual({
      kind: "typed",
      answers: [
        { text: "Luma", credit: 1 },
        { text: "old Luma", credit: 1 },
      ],
    });
  });

  test("words that are right where no other answer says the same", async () => {
    const cities = mapping({ Tarn: 1, Luma: 1 });
    const condition = `<responseCondition><responseIf><and><not><isNull>${given}</isNull></not><not><stringMatch caseSensitive="false">${given}<variable identifier="OTHER"/></stringMatch></not></and><setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue></responseIf></responseCondition>`;
    const declarations = response("single", "string", [], cities) + response("single", "string", [], cities, "OTHER");
    const { reply } = await only(item2({ declarations, body: entry, processing: `<responseProcessing>${condition}</responseProcessing>` }));
    expect(reply).toEqual({
      kind: "typed",
      answers: [
        { text: "Tarn", credit: 1 },
        { text: "Luma", credit: 1 },
      ],
    });
  });

  test("words in conditions, and patterns that are not kept", async () => {
    const branch = (test: string, points: string) => `<responseElseIf>${test}${score(points)}</responseElseIf>`;
    const literal = (word: string) => `<baseValue baseType="string">${word}</baseValue>`;
    const processing = `<responseProcessing><responseCondition><responseIf><match>${given}${right}</match>${score("2")}</responseIf>${branch(`<or><match>${given}${literal("Lume")}</match><stringMatch caseSensitive="false">${given}${literal("Loma")}</stringMatch></or>`, "1")}${branch(`<substring caseSensitive="false">${literal("um")}${given}</substring>`, "1")}</responseCondition></responseProcessing>`;
    const { reply, messages } = await only(item2({ declarations: response("single", "string", ["Luma"]), body: entry, processing }));
    expect(reply).toEqual({
      kind: "typed",
      answers: [
        { text: "Luma", credit: 1 },
        { text: "Lume", credit: 0.5 },
        { text: "Loma", credit: 0.5 },
      ],
    });
    expect(messages).toEqual([expect.stringContaining("follow a pattern")]);
  });

  test("capital letters count where the file says so", async () => {
    const strict = '<mapping><mapEntry mapKey="Luma" mappedValue="1" caseSensitive="true"/></mapping>';
    expect(
      (await both(item2({ declarations: response("single", "string", [], strict), body: entry, processing: MAP }))).reply,
    ).toMatchObject({ matchCase: true });
    expect((await both(item2({ declarations: response("single", "string", ["Luma"]), body: entry }))).reply).not.toHaveProperty(
      "matchCase",
    );
  });

  test.each([
    ["exact", number("12"), equal('toleranceMode="exact"'), 12, 0],
    ["so much to either side", number("12"), equal('toleranceMode="absolute" tolerance="0.5 0.5"'), 12, 0.5],
    ["a part of it", number("4.136"), equal('toleranceMode="relative" tolerance="5.0 5.0"'), 4.136, 0.2068],
    [
      "rounded",
      number("7.389"),
      `<responseProcessing><responseCondition><responseIf><equalRounded figures="2" roundingMode="decimalPlaces">${given}${right}</equalRounded>${score("1")}</responseIf></responseCondition></responseProcessing>`,
      7.389,
      0.005,
    ],
    [
      "between two",
      response("single", "float", []),
      `<responseProcessing><responseCondition><responseIf><and><gte>${given}<baseValue baseType="float">10</baseValue></gte><lte>${given}<baseValue baseType="float">14</baseValue></lte></and>${score("1")}</responseIf></responseCondition></responseProcessing>`,
      12,
      2,
    ],
    ["by the mapping alone", response("single", "integer", [], mapping({ 12: 1, 13: 0 })), MAP, 12, 0],
  ])("a number, %s", async (_, declarations, processing, value, tolerance) => {
    const { reply } = await only(item2({ declarations, body: entry, processing }));
    expect(reply).toEqual({ kind: "number", answers: [{ value, tolerance, credit: 1 }], unit: "" });
  });

  test("a number with what is said to it", async () => {
    const processing = `<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="1">${given}${right}</equal>${score("1")}${says("good")}</responseIf></responseCondition></responseProcessing>`;
    const { reply } = await both(
      item2({ declarations: number("12"), outcomes: FEEDBACK, body: entry, processing, feedback: modal("good", "Twelve boats.") }),
    );
    expect(reply).toMatchObject({ answers: [{ value: 12, tolerance: 1, feedback: "Twelve boats." }] });
  });

  test("a text of one’s own, with what a good one says", async () => {
    const body =
      '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt><p>Why did the talks fail?</p></prompt></extendedTextInteraction>';
    const unmarked = { body, processing: "" };
    expect((await both(item2({ ...unmarked, declarations: response("single", "string", ["Nobody brought the records."]) }))).reply).toEqual(
      { kind: "open", model: "Nobody brought the records." },
    );
    expect((await both(item2({ ...unmarked, declarations: response("single", "string", []) }))).reply).toEqual({ kind: "open", model: "" });
    const withRubric = `${body}<rubricBlock view="scorer tutor"><p>One point for the records.</p></rubricBlock>`;
    expect((await only(item2({ ...unmarked, body: withRubric, declarations: response("single", "string", []) }))).reply).toEqual({
      kind: "open",
      model: "One point for the records.",
    });
    expect((await only(item2({ body, declarations: response("single", "string", ["records"]) }))).reply).toEqual({
      kind: "typed",
      answers: [{ text: "records", credit: 1 }],
    });
  });
});

describe("putting together", () => {
  const set = (choices: Readonly<Record<string, string>>, most = 1) =>
    `<simpleMatchSet>${Object.entries(choices)
      .map(([id, text]) => `<simpleAssociableChoice identifier="${id}" matchMax="${most}">${text}</simpleAssociableChoice>`)
      .join("")}</simpleMatchSet>`;
  const match = (lefts: Record<string, string>, rights: Record<string, string>) =>
    `<matchInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="0"><prompt>Match.</prompt>${set(lefts)}${set(rights, 0)}</matchInteraction>`;
  const PEOPLE = { B: "Brandt", K: "Keller" };
  const PLACES = { T: "Tarn", L: "Luma", C: "Coral Bay" };
  const pairs = (...values: string[]) => response("multiple", "directedPair", values);

  test("in order, by what is declared and by conditions alone", async () => {
    const body = `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>From north to south?</prompt>${PORTS}</orderInteraction>`;
    expect((await both(item2({ declarations: response("ordered", "identifier", ["C", "A", "B"]), body }))).reply).toEqual({
      kind: "order",
      items: ["Coral Bay", "Tarn", "Luma"],
    });
    const ordered = `<ordered>${["B", "A"].map((id) => `<baseValue baseType="identifier">${id}</baseValue>`).join("")}</ordered>`;
    const { reply, messages } = await only(
      item2({
        declarations: response("ordered", "identifier", []),
        body,
        processing: `<responseProcessing><responseCondition><responseIf><match>${given}${ordered}</match>${score("1")}</responseIf></responseCondition></responseProcessing>`,
      }),
    );
    expect(reply).toEqual({ kind: "order", items: ["Luma", "Tarn"] });
    expect(messages).toEqual([expect.stringContaining("no place in the right order")]);
  });

  test("each with one, and what fits none", async () => {
    const { stem, reply } = await both(item2({ declarations: pairs("K L", "B T"), body: match(PEOPLE, PLACES) }));
    expect(stem).toBe("Match.");
    expect(reply).toEqual({
      kind: "pairs",
      pairs: [
        { left: "Brandt", right: "Tarn" },
        { left: "Keller", right: "Luma" },
      ],
      extra: ["Coral Bay"],
    });
  });

  test("few with many are turned round", async () => {
    const { reply } = await only(item2({ declarations: pairs("B T", "B L", "K C"), body: match(PEOPLE, PLACES) }));
    expect(reply).toEqual({
      kind: "pairs",
      pairs: [
        { left: "Tarn", right: "Brandt" },
        { left: "Luma", right: "Brandt" },
        { left: "Coral Bay", right: "Keller" },
      ],
      extra: [],
    });
  });

  test("many with many become a question each", async () => {
    const read = await readText(item2({ declarations: pairs("B T", "B L", "K L"), body: match(PEOPLE, PLACES) }));
    expect(rowsOf(read).map(({ id, says: said }) => [id, said.kind === "written" && said.stem])).toEqual([
      ["item", "Match.\nBrandt"],
      ["item-2", "Match.\nKeller"],
    ]);
    expect(writtenIn(rowsOf(read)[0]).reply).toEqual({
      kind: "several",
      options: [
        { text: "Tarn", credit: 1 },
        { text: "Luma", credit: 1 },
        { text: "Coral Bay", credit: 0 },
      ],
    });
    expect(messagesOf(read)).toEqual([expect.stringContaining("question of its own")]);
  });

  test("two of one list", async () => {
    const body = `<associateInteraction responseIdentifier="RESPONSE" shuffle="true" maxAssociations="2"><prompt>Who met whom?</prompt>${["B Brandt", "K Keller", "R Reyes", "S Sandoval", "O Okafor"].map((one) => `<simpleAssociableChoice identifier="${one[0]}" matchMax="1">${one.slice(2)}</simpleAssociableChoice>`).join("")}</associateInteraction>`;
    const { reply } = await both(item2({ declarations: response("multiple", "pair", ["R B", "K S"]), body }));
    expect(reply).toEqual({
      kind: "pairs",
      pairs: [
        { left: "Brandt", right: "Reyes" },
        { left: "Keller", right: "Sandoval" },
      ],
      extra: ["Okafor"],
    });
  });

  const gaps = (text: string) =>
    `<gapMatchInteraction responseIdentifier="RESPONSE" shuffle="false"><prompt>Fill in.</prompt><gapText identifier="T" matchMax="1">Tarn</gapText><gapText identifier="L" matchMax="1">Luma</gapText><gapText identifier="C" matchMax="1">Coral Bay</gapText><p>${text}</p></gapMatchInteraction>`;

  test("words into gaps", async () => {
    const { stem, reply } = await both(
      item2({ declarations: pairs("T G1", "L G2"), body: gaps('From <gap identifier="G1"/> to <gap identifier="G2"/>.') }),
    );
    expect(stem).toBe("Fill in.\nFrom (1) ___ to (2) ___.");
    expect(reply).toEqual({
      kind: "pairs",
      pairs: [
        { left: "(1) ___", right: "Tarn" },
        { left: "(2) ___", right: "Luma" },
      ],
      extra: ["Coral Bay"],
    });
  });

  test("a word without an id fits no gap for which no word is right", async () => {
    const nameless = gaps('From <gap identifier="G1"/> to <gap identifier="G2"/>.').replace('identifier="C"', "");
    const { reply } = await both(item2({ declarations: pairs("T G1"), body: nameless }));
    expect(reply).toEqual({ kind: "pairs", pairs: [{ left: "(1) ___", right: "Tarn" }], extra: ["Luma", "Coral Bay"] });
  });

  test("a word into one gap", async () => {
    const { stem, reply } = await both(item2({ declarations: pairs("L G"), body: gaps('To <gap identifier="G"/>.') }));
    expect(stem).toBe("Fill in.\nTo ___.");
    expect(reply).toEqual({
      kind: "one",
      options: [
        { text: "Tarn", credit: 0 },
        { text: "Luma", credit: 1 },
        { text: "Coral Bay", credit: 0 },
      ],
    });
  });
});

describe("items of another make", () => {
  test("several questions in one item: each with what it is about", async () => {
    const declarations =
      oneRight + response("single", "string", ["four"], "", "SECOND") + response("single", "string", ["May"], "", "THIRD");
    const body = `<div><p>The talks of Port Anselm were short.</p>${choice()}<p>They took <textEntryInteraction responseIdentifier="SECOND"/> days in <textEntryInteraction responseIdentifier="THIRD"/>.</p><p>Check your answers.</p></div>`;
    const read = await readText(item2({ declarations, body, processing: "" }));
    expect(rowsOf(read).map(({ id, where }) => [id, where])).toEqual([
      ["item", "question 1 (Harbours)"],
      ["item-2", "question 1 (Harbours), part 2"],
      ["item-3", "question 1 (Harbours), part 3"],
    ]);
    expect(rowsOf(read).map((row) => writtenIn(row).stem)).toEqual([
      "The talks of Port Anselm were short.\nWhich port is the *oldest*?",
      "The talks of Port Anselm were short.\nThey took ___ days in ….\nCheck your answers.",
      "The talks of Port Anselm were short.\nThey took … days in ___.\nCheck your answers.",
    ]);
    expect(writtenIn(rowsOf(read)[2]).reply).toMatchObject({ answers: [{ text: "May" }] });
  });

  test("what one question says does not explain another", async () => {
    const declarations = oneRight + response("single", "string", ["four"], "", "SECOND");
    const condition = (id: string, yes: string, no: string) =>
      `<responseCondition><responseIf><match><variable identifier="${id}"/><correct identifier="${id}"/></match><setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="FEEDBACK"/><baseValue baseType="identifier">${yes}</baseValue></multiple></setOutcomeValue></responseIf><responseElse><setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="FEEDBACK"/><baseValue baseType="identifier">${no}</baseValue></multiple></setOutcomeValue></responseElse></responseCondition>`;
    const outcomes = '<outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>';
    const feedback = ["A", "B", "C", "D"]
      .map((name) => modal(name, `${name} is said to the ${name < "C" ? "first" : "second"} question, and only to that.`))
      .join("");
    const read = await readText(
      item2({
        declarations,
        outcomes,
        body: `${choice()}<p>Days: <textEntryInteraction responseIdentifier="SECOND"/></p>`,
        processing: `<responseProcessing>${condition("RESPONSE", "A", "B")}${condition("SECOND", "C", "D")}</responseProcessing>`,
        feedback,
      }),
    );
    const [first, second] = rowsOf(read).map(writtenIn);
    expect(first!.explanation).toBe("");
    expect(first!.reply).toMatchObject({
      options: [
        { feedback: expect.stringMatching(/^B[^\n]*$/) },
        { feedback: expect.stringMatching(/^A[^\n]*$/) },
        { feedback: expect.stringMatching(/^B[^\n]*$/) },
      ],
    });
    expect(second!.explanation).toMatch(/^D is said[^\n]*$/);
    expect(second!.reply).toMatchObject({ answers: [{ feedback: expect.stringMatching(/^C[^\n]*$/) }] });
  });

  test.each([
    ["slider", '<sliderInteraction responseIdentifier="RESPONSE" lowerBound="0" upperBound="10"/>', "on a slider (sliderInteraction)"],
    ["upload", '<uploadInteraction responseIdentifier="RESPONSE"/>', "with a file (uploadInteraction)"],
    ["hotspot", '<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"/>', "in a picture (hotspotInteraction)"],
    ["drawing", '<drawingInteraction responseIdentifier="RESPONSE"/>', "with a drawing (drawingInteraction)"],
    ["its own", '<customInteraction responseIdentifier="RESPONSE"/>', "program of its own (customInteraction)"],
  ])("%s has no counterpart, and is named", async (_, body, why) => {
    for (const text of [item2({ declarations: oneRight, body }), inQti3(item2({ declarations: oneRight, body }))]) {
      const read = await readText(text);
      expect(rowsOf(read)).toEqual([]);
      expect(read.problems).toEqual([{ where: "question 1 (Harbours)", message: expect.stringContaining(why), lost: true }]);
    }
  });

  test.each([
    [
      "no right answer",
      item2({ declarations: response("single", "identifier", []), body: choice(), processing: "" }),
      "does not say which answer is right",
    ],
    ["nothing asked", item2({ declarations: "", body: "<p>Read this.</p>" }), "asks nothing"],
    [
      "words drawn anew",
      item2({
        declarations: oneRight,
        outcomes: '<templateDeclaration identifier="N" cardinality="single" baseType="integer"/>',
        body: `<p>If <printedVariable identifier="N"/></p>${choice()}`,
      }),
      "drawn anew",
    ],
    ["no body", item2({ declarations: oneRight, body: "" }).replace("<itemBody></itemBody>", ""), "no content"],
  ])("%s: a problem that says so", async (_, text, why) => {
    const read = await readText(text);
    expect(rowsOf(read)).toEqual([]);
    expect(messagesOf(read)).toEqual([expect.stringContaining(why)]);
  });

  test("one that changes while it is answered is read as it begins", async () => {
    const { reply, messages } = await only(
      item2({ declarations: oneRight, body: `${choice()}<p><endAttemptInteraction responseIdentifier="HINT" title="Hint"/></p>` }).replace(
        'adaptive="false"',
        'adaptive="true"',
      ),
    );
    expect(reply.kind).toBe("one");
    expect(messages).toEqual([expect.stringContaining("made to change")]);
  });

  test("formulas, with their TeX or without", async () => {
    const annotated =
      '<m:math><m:semantics><m:mi>x</m:mi><m:annotation encoding="application/x-tex">\\frac{1}{2}</m:annotation></m:semantics></m:math>';
    const bare = "<m:math><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>";
    const { stem } = await only(item2({ declarations: oneRight, body: `<p>Is ${annotated} more than ${bare}?</p>${choice()}` }));
    expect(stem).toBe("Is \\(\\frac{1}{2}\\) more than \\({c}^{2}\\)?\nWhich port is the *oldest*?");
  });

  test.each([
    ["a test alone", '<assessmentTest identifier="t" title="T"/>', "Import the whole package"],
    ["a test of QTI 3 alone", '<qti-assessment-test identifier="t" title="T"/>', "Import the whole package"],
    ["QTI 1", '<questestinterop><item ident="1"/></questestinterop>', "QTI 1"],
    ["something else", "<html><body/></html>", "not a question in QTI"],
    ["no XML", "Which port is the oldest?", "not an XML file"],
  ])("%s is refused with what to do", async (_, text, why) => {
    const read = await readText(text);
    expect(read.understood).toBeNull();
    expect(read.problems).toEqual([{ where: expect.stringMatching(/./), message: expect.stringContaining(why) }]);
  });
});

describe("packages", () => {
  const item = (id: string, more: Partial<Parameters<typeof item2>[0]> = {}) =>
    item2({ id, title: `Item ${id}`, declarations: oneRight, body: choice(), ...more });
  const resource = (id: string, href: string, type = "imsqti_item_xmlv2p1", inside = "") =>
    `<resource identifier="${id}" type="${type}" href="${href}">${inside}<file href="${href}"/></resource>`;
  const manifest = (...resources: string[]) =>
    `<manifest identifier="M" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:imsmd="http://ltsc.ieee.org/xsd/LOM"><metadata><schema>QTIv2.1 Package</schema><imsmd:lom><imsmd:general><imsmd:title><imsmd:string>Ports of the north</imsmd:string></imsmd:title><imsmd:language>en</imsmd:language></imsmd:general></imsmd:lom></metadata><organizations/><resources>${resources.join("")}</resources></manifest>`;

  test("items in the order of the test, with its sections as topics, then all others", async () => {
    const ref = (id: string) => `<assessmentItemRef identifier="R-${id}" href="../items/${id}.xml"/>`;
    const test_ = `<assessmentTest identifier="T" title="Spring test"><testPart identifier="P" navigationMode="linear" submissionMode="individual"><assessmentSection identifier="S" title="Ports" visible="true">${ref("two")}<assessmentSection identifier="S2" title="Old ones" visible="true">${ref("one")}</assessmentSection><assessmentSectionRef identifier="S3" href="more.xml"/></assessmentSection></testPart></assessmentTest>`;
    const more = `<assessmentSection identifier="S3" title="New ones" visible="true">${ref("four")}</assessmentSection>`;
    const read = await readFiles({
      "imsmanifest.xml": manifest(
        resource("T", "tests/test.xml", "imsqti_test_xmlv2p1"),
        ...["one", "two", "three", "four"].map((id) => resource(id, `items/${id}.xml`)),
      ),
      "tests/test.xml": test_,
      "tests/more.xml": more,
      ...Object.fromEntries(["one", "two", "three", "four"].map((id) => [`items/${id}.xml`, item(id)])),
    });
    expect(read.problems).toEqual([]);
    expect(rowsOf(read).map(({ id, topic }) => [id, topic])).toEqual([
      ["two", ["Ports"]],
      ["one", ["Ports", "Old ones"]],
      ["four", ["Ports", "New ones"]],
      ["three", []],
    ]);
    expect(read.understood).toMatchObject({ material: { title: "Spring test", language: "en" } });
  });

  test("what the manifest says of an item: category, keywords, what it rests on", async () => {
    const lom =
      "<metadata><imsmd:lom><imsmd:general><imsmd:keyword><imsmd:string>sea</imsmd:string></imsmd:keyword></imsmd:general><imsmd:relation><imsmd:kind><imsmd:source>LOMv1.0</imsmd:source><imsmd:value>isbasedon</imsmd:value></imsmd:kind><imsmd:resource><imsmd:description><imsmd:string>“Luma is old.” — A week of talks</imsmd:string></imsmd:description></imsmd:resource></imsmd:relation><imsmd:classification><imsmd:taxonPath><imsmd:source><imsmd:string>cc_question_category</imsmd:string></imsmd:source><imsmd:taxon><imsmd:entry><imsmd:string>Chapter 1</imsmd:string></imsmd:entry></imsmd:taxon></imsmd:taxonPath></imsmd:classification></imsmd:lom></metadata>";
    const read = await readFiles({
      "pack/imsmanifest.xml": manifest(resource("one", "one.xml", "imsqti_item_xmlv2p2", lom)),
      "pack/one.xml": item("one"),
    });
    expect(rowsOf(read)).toMatchObject([{ id: "one", topic: ["Chapter 1"], tags: ["sea"], source: "“Luma is old.” — A week of talks" }]);
    expect(read.understood).toMatchObject({ material: { title: "Ports of the north" } });
  });

  test("pictures and sounds come along, once, under plain names", async () => {
    const body = `<p><img src="../media/my%20map.png" alt="A map"/><object data="../media/my map.png" type="image/png">Again</object></p><audio src="sub/bell.mp3"/>${choice()}`;
    const read = await readFiles({
      "imsmanifest.xml": manifest(resource("one", "items/one.xml")),
      "items/one.xml": item("one", { body }),
      "media/my map.png": new Uint8Array([1, 2]),
      "items/sub/bell.mp3": new Uint8Array([3]),
      "unused.png": new Uint8Array([4]),
    });
    expect(read.problems).toEqual([]);
    expect(writtenIn(rowsOf(read)[0]).stem).toBe(
      "![A map](media:my_map.png)![Again](media:my_map.png)\n![](media:bell.mp3)\nWhich port is the *oldest*?",
    );
    expect(read.understood).toMatchObject({
      material: {
        media: [
          { name: "my_map.png", bytes: new Uint8Array([1, 2]) },
          { name: "bell.mp3", bytes: new Uint8Array([3]) },
        ],
      },
    });
  });

  test("a text that questions are about stands above them, unless it is too long for that", async () => {
    const body = inQti3(item("one")).replace(
      "<qti-item-body>",
      '<qti-assessment-stimulus-ref identifier="S" href="../texts/talks.xml" title="The talks"/><qti-item-body>',
    );
    const stimulus = (text: string) =>
      `<qti-assessment-stimulus identifier="S" title="The talks"><qti-stimulus-body><p>${text}</p></qti-stimulus-body></qti-assessment-stimulus>`;
    const files = { "imsmanifest.xml": manifest(resource("one", "items/one.xml")), "items/one.xml": body };
    const short = await readFiles({ ...files, "texts/talks.xml": stimulus("They met in Luma.") });
    expect(writtenIn(rowsOf(short)[0]).stem).toBe("They met in Luma.\nWhich port is the *oldest*?");
    const long = await readFiles({ ...files, "texts/talks.xml": stimulus("They met. ".repeat(300)) });
    expect(writtenIn(rowsOf(long)[0]).stem).toBe("Which port is the *oldest*?");
    expect(messagesOf(long)).toEqual([expect.stringContaining("“The talks”")]);
    expect(messagesOf(await readFiles(files))).toEqual([expect.stringContaining("“../texts/talks.xml”")]);
  });

  test("a page that an item shows is part of it", async () => {
    const body = `<div><object data="shared/isles.html" type="text/html"/></div>${choice()}`;
    const read = await readFiles({
      "imsmanifest.xml": manifest(resource("one", "one.xml")),
      "one.xml": item("one", { body }),
      "shared/isles.html":
        "<html><head><title>x</title><script>alert(1)</script></head><body><p>The isles are <b>green</b>.</p></body></html>",
    });
    expect(writtenIn(rowsOf(read)[0]).stem).toBe("The isles are **green**.\nWhich port is the *oldest*?");
  });

  test("without a list, what looks like a question is read", async () => {
    const read = await readFiles({ "a/one.xml": item("one"), "style.css": "p{}", "other.xml": "<x/>" });
    expect(rowsOf(read).map(({ id }) => id)).toEqual(["one"]);
    expect(messagesOf(read)).toEqual([expect.stringContaining("no list of its files")]);
  });

  test("what cannot be read costs nothing else, and is named", async () => {
    const read = await readFiles({
      "imsmanifest.xml": manifest(
        resource("away", "http://192.0.2.1/item.xml"),
        resource("out", "../../etc/passwd"),
        resource("gone", "gone.xml"),
        resource("broken", "broken.xml"),
        resource("one", "one.xml"),
        resource("page", "page.xml"),
      ),
      "broken.xml": "<assessmentItem><p></assessmentItem>",
      "one.xml": item("one"),
      "page.xml": "<html/>",
    });
    expect(rowsOf(read).map(({ id }) => id)).toEqual(["one"]);
    expect(read.problems.map(({ where }) => where)).toEqual(["away", "out", "gone.xml", "broken.xml, line 1", "page.xml"]);
    expect(messagesOf(read)[0]).toContain("was not fetched");
    expect(messagesOf(read)[1]).toContain("leads out of the package");
  });

  test("two items with one identifier are told apart, the same way each time", async () => {
    const files = {
      "imsmanifest.xml": manifest(resource("first", "1.xml"), resource("second", "2.xml"), resource("third", "3.xml")),
      "1.xml": item("same"),
      "2.xml": item("same"),
      "3.xml": item("second"),
    };
    expect(rowsOf(await readFiles(files)).map(({ id }) => id)).toEqual(["same", "second", "third"]);
    expect(rowsOf(await readFiles(files)).map(({ id }) => id)).toEqual(["same", "second", "third"]);
    const alike = Object.fromEntries(["1.xml", "2.xml", "3.xml"].map((name) => [name, item("second")]));
    expect(rowsOf(await readFiles({ ...files, ...alike })).map(({ id }) => id)).toEqual(["second", "second#2", "third"]);
    const two = item("a", {
      declarations: oneRight + response("single", "string", ["x"], "", "SECOND"),
      body: `${choice()}<p>And <textEntryInteraction responseIdentifier="SECOND"/>?</p>`,
    });
    expect(rowsOf(await readFiles({ ...files, "1.xml": two, "2.xml": item("a-2") })).map(({ id }) => id)).toEqual([
      "a",
      "a-2",
      "second",
      "third",
    ]);
  });
});
