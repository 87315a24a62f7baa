import { describe, expect, test } from "vitest";
import { questionWith, SAMPLE_REPLIES } from "@/lib/questions/sample-replies";
import type { Question, Reply } from "@/lib/questions/question";
import type { Quotation } from "@/lib/quizzes/answer";
import { showFeedback, showQuestion, showRevealed, textsIn } from "./shown-texts";

const NAME = `${"a".repeat(64)}.png`;
const quotation = (kind: Quotation["kind"], quote: string): Quotation => ({
  source: "s",
  title: "S",
  start: 0,
  end: 1,
  quote,
  before: "",
  after: "",
  kind,
  at: null,
  of: null,
  date: null,
});

/** A reply whose every text is in bold, and so in need of being shown. */
const bold = (reply: Reply): Reply =>
  JSON.parse(
    JSON.stringify(reply, (name, value: unknown) =>
      (name === "text" || name === "back") && typeof value === "string" ? `**${value}**` : value,
    ),
  ) as Reply;
const QUESTIONS = SAMPLE_REPLIES.map((reply): Question => ({
  ...questionWith(bold(reply)),
  context: "**Context**",
  stem: "What is **x**?",
  explanation: "**secret**",
  evidence: [{ source: "s", title: "S", start: 0, end: 1, quote: "**secret**" }],
  markup: true,
}));

describe("what is shown of a question in light markup", () => {
  test.each(QUESTIONS.map((question) => [question.reply.kind, question] as const))(
    "%s: every text that is seen, and none that is not",
    (_kind, question) => {
      const shown = showQuestion(question, []);
      const seen = JSON.stringify({ ...shown, texts: {} });
      expect(Object.keys(shown.texts!)).toEqual(expect.arrayContaining(["**Context**", "What is **x**?"]));
      for (const [text, { html, plain }] of Object.entries(shown.texts!)) {
        expect(seen).toContain(JSON.stringify(text));
        expect([html, plain]).toEqual([expect.stringContaining("<strong>"), expect.not.stringContaining("*")]);
      }
      expect(JSON.stringify(shown)).not.toContain("secret");
      for (const text of seen.match(/"\*\*[^"]*"/g) ?? []) expect(Object.keys(shown.texts!)).toContain(JSON.parse(text));
    },
  );

  test("is nothing more where the question is in plain text", () => {
    for (const { markup: _markup, ...question } of QUESTIONS) expect("texts" in showQuestion(question, [])).toBe(false);
  });

  test("has its pictures here and nowhere else", () => {
    const of = (stem: string) => showQuestion({ ...QUESTIONS[0]!, stem }, []).texts![stem]!.html;
    expect(of(`![a](media:${NAME})`)).toContain(`src="/api/v1/media/${NAME}"`);
    expect(of("![a map](media:map.png)")).toBe("a map");
    expect(of("![a map](media:..%2F..%2Fsecret.png)")).toBe("a map");
  });

  test("tells the rest only with what is told", () => {
    const question = QUESTIONS[0]!;
    const feedback = {
      points: 1,
      near: false,
      outcomes: [],
      key: "a",
      accepted: [],
      explanation: "**secret**",
      evidence: [quotation("import", "*said*"), quotation("digest", "2 * 3 * 4"), quotation("text", "*as written*")],
      earlier: [],
    };
    expect(Object.keys(showFeedback(question, feedback).texts!)).toEqual(["**secret**", "*said*"]);
    expect(Object.keys(showRevealed(question, { kind: "grade", back: "**back**", evidence: [] }).texts!)).toEqual(["**back**"]);
    const { markup: _markup, ...plain } = question;
    expect(showFeedback(plain, feedback)).toBe(feedback);
  });
});

test("texts of a whole screen are found wherever they are, but for words of reports", () => {
  const value = {
    a: ["**one**", { b: new Map([["k", "*two*"]]) }],
    c: [quotation("digest", "*no*"), quotation("author", "*yes*")],
    d: "plain",
    e: null,
  };
  expect(Object.keys(textsIn(true, value)!)).toEqual(["**one**", "*two*", "*yes*"]);
  expect(textsIn(undefined, value)).toBeUndefined();
});
