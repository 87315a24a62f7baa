import { plainOfMarkup } from "../../markup/plain";
import type { RatedAnswer, WrittenReply } from "../material";
import type { BankItem } from "../question-bank/bank-item";
import type { XmlContent, XmlToWrite } from "../write-xml";
import { UNIT_CLASS } from "./body";
import { headOf, html, identifierOf, ITEM_PREFIX, TOOL, writeIn, type Dialect, type Write } from "./dialect";
import { SOURCE_CLASS } from "./feedback";
import type { WrittenText } from "./written-text";

const RESPONSE = "RESPONSE";

/** The parts of an item that hang on how it is answered. */
type Answering = { declaration: XmlToWrite; body: XmlContent[]; marking: XmlToWrite[] };
type Of<K extends WrittenReply["kind"]> = Extract<WrittenReply, { kind: K }>;
type Choice = { id: string; text: string };

/** What an item is written with. `language` is a BCP 47 tag. */
export type ItemStyle = { dialect: Dialect; text: WrittenText; language: string };

/** The identifier of the item that a question becomes: the same each time. */
export const itemIdentifier = ({ id }: Pick<BankItem, "id">): string => identifierOf(ITEM_PREFIX, id);

/** A share of the points, with as many digits as anybody needs. */
const share = (part: number) => String(Number(part.toFixed(6)));

const numbered = (prefix: string, texts: readonly string[]): Choice[] => texts.map((text, i) => ({ id: `${prefix}${i + 1}`, text }));
const inOrder = (texts: Iterable<string>) => [...new Set(texts)].sort();

/** Answers with stars in them stand for many: QTI takes answers one by one. */
const withoutStars = ({ answers, wildcards }: Of<"typed">): RatedAnswer[] => {
  const plain = answers.map((answer) => ({ ...answer, text: plainOfMarkup(answer.text) }));
  const kept = wildcards ? plain.filter(({ text }) => !text.includes("*")) : plain;
  return kept.length > 0 ? kept : plain.map((answer) => ({ ...answer, text: answer.text.replaceAll("*", "").trim() }));
};

/** Writes one item. */
class ItemWriter {
  private readonly q: Write;
  private readonly text: WrittenText;

  constructor(
    private readonly item: BankItem,
    private readonly style: ItemStyle,
  ) {
    this.q = writeIn(style.dialect);
    this.text = style.text;
  }

  /** The whole item; its parts are in the order of the published schema. */
  write(): XmlToWrite {
    const { q, item, style } = this;
    const { declaration, body, marking } = this.answering(item.reply);
    const attributes = {
      ...headOf(style.dialect),
      identifier: itemIdentifier(item),
      title: plainOfMarkup(item.name),
      adaptive: "false",
      timeDependent: "false",
      toolName: TOOL,
      "xml:lang": style.language,
    };
    return q("assessmentItem", attributes, [
      declaration,
      this.outcome("SCORE", "float", "0"),
      this.outcome("MAXSCORE", "float", "1"),
      this.outcome("FEEDBACK", "identifier", null),
      q("itemBody", {}, body),
      q("responseProcessing", {}, [...marking, this.set("FEEDBACK", this.value("identifier", "explanation"))]),
      ...this.feedback(),
    ]);
  }

  private outcome(identifier: string, baseType: string, start: string | null): XmlToWrite {
    return this.q(
      "outcomeDeclaration",
      { identifier, cardinality: "single", baseType },
      start === null ? [] : [this.q("defaultValue", {}, [this.q("value", {}, [start])])],
    );
  }

  private set(identifier: string, value: XmlToWrite): XmlToWrite {
    return this.q("setOutcomeValue", { identifier }, [value]);
  }

  private value(baseType: string, value: string): XmlToWrite {
    return this.q("baseValue", { baseType }, [value]);
  }

  private given(): XmlToWrite {
    return this.q("variable", { identifier: RESPONSE });
  }

  private declaration(cardinality: string, baseType: string, correct: readonly string[], mapping: XmlToWrite[] = []): XmlToWrite {
    return this.q("responseDeclaration", { identifier: RESPONSE, cardinality, baseType }, [
      this.q(
        "correctResponse",
        {},
        correct.map((value) => this.q("value", {}, [value])),
      ),
      ...mapping,
    ]);
  }

  /** What answers are worth, each by itself; together never less than nothing nor more than all. */
  private mapping(
    worth: readonly (readonly [answer: string, points: number])[],
    attributes: Readonly<Record<string, string>> = {},
  ): XmlToWrite[] {
    const entries = worth.map(([mapKey, points]) => this.q("mapEntry", { mapKey, mappedValue: share(points), ...attributes }));
    return [this.q("mapping", { lowerBound: "0", upperBound: "1", defaultValue: "0" }, entries)];
  }

  private byMapping(): XmlToWrite[] {
    return [this.set("SCORE", this.q("mapResponse", { identifier: RESPONSE }))];
  }

  private allOrNothing(): XmlToWrite[] {
    return [
      this.q("responseCondition", {}, [
        this.when("responseIf", this.q("match", {}, [this.given(), this.q("correct", { identifier: RESPONSE })]), 1),
      ]),
    ];
  }

  private when(branch: string, condition: XmlToWrite, points: number): XmlToWrite {
    return this.q(branch, {}, [condition, this.set("SCORE", this.value("float", share(points)))]);
  }

  private answering(reply: WrittenReply): Answering {
    switch (reply.kind) {
      case "one":
        return this.one(
          numbered(
            "choice",
            reply.options.map(({ text }) => text),
          ),
          reply.options.map(({ credit }) => credit),
          true,
        );
      case "true-false":
        return this.one(
          [
            { id: "true", text: "True" },
            { id: "false", text: "False" },
          ],
          reply.right ? [1, 0] : [0, 1],
          false,
        );
      case "several":
        return this.several(reply);
      case "typed":
        return this.typed(reply);
      case "number":
        return this.number(reply);
      case "order":
        return this.order(reply);
      case "pairs":
        return this.pairs(reply);
      case "open":
        return this.open(reply);
    }
  }

  /** An interaction that stands on its own, under what is asked: the last line of that is its prompt. */
  private asked(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlContent[]): XmlContent[] {
    const { stem } = this.item;
    const line = this.text.lastLineOf(stem);
    const before = line ? line.before : stem;
    const prompt = line ? [this.q("prompt", {}, this.text.inline(line.last))] : [];
    return [
      ...(before === "" ? [] : this.text.blocks(before)),
      this.q(name, { responseIdentifier: RESPONSE, ...attributes }, [...prompt, ...children]),
    ];
  }

  private simpleChoices(choices: readonly Choice[], moves: boolean): XmlToWrite[] {
    return choices.map(({ id, text }) =>
      this.q("simpleChoice", { identifier: id, ...(!moves && { fixed: "true" }) }, this.text.inline(text)),
    );
  }

  /** One of some: in the gap of a sentence where there is one, and the choices are words. */
  private one(choices: readonly Choice[], credits: readonly number[], moves: boolean): Answering {
    const { stem } = this.item;
    const right = choices.filter((_, i) => credits[i] === 1);
    const isPlain = right.length === 1 && credits.every((credit) => credit === 0 || credit === 1);
    const worth = choices.map(({ id }, i) => [id, credits[i]!] as const).filter(([, credit]) => credit > 0);
    const declaration = this.declaration(
      "single",
      "identifier",
      right.slice(0, 1).map(({ id }) => id),
      isPlain ? [] : this.mapping(worth),
    );
    const marking = isPlain ? this.allOrNothing() : this.byMapping();
    if (this.text.hasOneGap(stem) && choices.every(({ text }) => this.text.isWords(text))) {
      const inline = choices.map(({ id, text }) => this.q("inlineChoice", { identifier: id }, [plainOfMarkup(text)]));
      return {
        declaration,
        marking,
        body: this.text.blocks(stem, this.q("inlineChoiceInteraction", { responseIdentifier: RESPONSE, shuffle: "true" }, inline)),
      };
    }
    return {
      declaration,
      marking,
      body: this.asked("choiceInteraction", { shuffle: String(moves), maxChoices: "1" }, this.simpleChoices(choices, moves)),
    };
  }

  /** Without shares of its author: right ones share the points, wrong ones take their share away, as here. */
  private several({ options, shares }: Of<"several">): Answering {
    const choices = numbered(
      "choice",
      options.map(({ text }) => text),
    );
    const isRight = (i: number) => options[i]!.credit === 1;
    const right = choices.filter((_, i) => isRight(i));
    const usual = (i: number) => (isRight(i) ? 1 / right.length : -1 / (choices.length - right.length));
    const worth = choices.map(({ id }, i) => [id, shares?.[i] ?? usual(i)] as const);
    const declaration = this.declaration(
      "multiple",
      "identifier",
      right.map(({ id }) => id),
      this.mapping(worth),
    );
    return {
      declaration,
      marking: this.byMapping(),
      body: this.asked("choiceInteraction", { shuffle: "true", maxChoices: "0" }, this.simpleChoices(choices, true)),
    };
  }

  private entry(longest: number): XmlToWrite {
    return this.q("textEntryInteraction", {
      responseIdentifier: RESPONSE,
      expectedLength: String(Math.min(100, Math.max(10, longest + 5))),
    });
  }

  private typed(reply: Of<"typed">): Answering {
    const answers = withoutStars(reply);
    const right = answers.find(({ credit }) => credit === 1) ?? answers[0]!;
    const worth = new Map(answers.toReversed().map(({ text, credit }) => [text, credit]));
    const longest = answers.reduce((most, { text }) => Math.max(most, text.length), 0);
    const mapping = this.mapping(
      [...new Set(answers.map(({ text }) => text))].map((text) => [text, worth.get(text)!] as const),
      { caseSensitive: String(reply.matchCase === true) },
    );
    return {
      declaration: this.declaration("single", "string", [right.text], mapping),
      marking: this.byMapping(),
      body: this.text.blocks(this.item.stem, this.entry(longest)),
    };
  }

  private number({ answers, unit }: Of<"number">): Answering {
    const equals = ({ value, tolerance }: (typeof answers)[number]) =>
      this.q("equal", { toleranceMode: "absolute", tolerance: `${tolerance} ${tolerance}` }, [
        this.given(),
        this.value("float", String(value)),
      ]);
    const branches = answers.map((answer, i) => this.when(i === 0 ? "responseIf" : "responseElseIf", equals(answer), answer.credit));
    const [first] = answers;
    const entry = this.entry(String(first?.value ?? "").length);
    const withUnit = unit === "" ? entry : html("span", [entry, " ", html("span", [plainOfMarkup(unit)], { class: UNIT_CLASS })]);
    return {
      declaration: this.declaration("single", "float", first ? [String(first.value)] : []),
      marking: [this.q("responseCondition", {}, branches)],
      body: this.text.blocks(this.item.stem, withUnit),
    };
  }

  /** Shown by their letters, so that their order says nothing. */
  private order({ items }: Of<"order">): Answering {
    const choices = numbered("choice", inOrder(items));
    const ids = new Map(choices.map(({ id, text }) => [text, id]));
    return {
      declaration: this.declaration(
        "ordered",
        "identifier",
        items.map((text) => ids.get(text)!),
      ),
      marking: this.allOrNothing(),
      body: this.asked("orderInteraction", { shuffle: "true" }, this.simpleChoices(choices, true)),
    };
  }

  private pairs({ pairs, extra }: Of<"pairs">): Answering {
    const lefts = numbered(
      "left",
      pairs.map(({ left }) => left),
    );
    const rights = numbered("right", inOrder([...pairs.map(({ right }) => right), ...extra]));
    const ids = new Map(rights.map(({ id, text }) => [text, id]));
    const right = pairs.map((pair, i) => `${lefts[i]!.id} ${ids.get(pair.right)!}`);
    const declaration = this.declaration(
      "multiple",
      "directedPair",
      right,
      this.mapping(right.map((pair) => [pair, 1 / pairs.length] as const)),
    );
    const set = (choices: readonly Choice[], matchMax: string) =>
      this.q(
        "simpleMatchSet",
        {},
        choices.map(({ id, text }) => this.q("simpleAssociableChoice", { identifier: id, matchMax }, this.text.inline(text))),
      );
    return {
      declaration,
      marking: this.byMapping(),
      body: this.asked("matchInteraction", { shuffle: "true", maxAssociations: String(pairs.length) }, [set(lefts, "1"), set(rights, "0")]),
    };
  }

  /** Marked by people: what a good answer says is the right response. */
  private open({ model }: Of<"open">): Answering {
    return {
      declaration: this.declaration("single", "string", [this.text.lines(model)]),
      marking: [],
      body: this.asked("extendedTextInteraction", {}, []),
    };
  }

  /** What is so, and the words it rests on. */
  private feedback(): XmlToWrite[] {
    const { explanation, source } = this.item;
    const sources = source
      .split("\n")
      .filter(Boolean)
      .map((line) => html("blockquote", [html("p", [plainOfMarkup(line)])], { class: SOURCE_CLASS }));
    const content = [...(explanation === "" ? [] : this.text.blocks(explanation)), ...sources];
    const inVersion = this.style.dialect.version === 3 ? [this.q("contentBody", {}, content)] : content;
    return content.length === 0
      ? []
      : [this.q("modalFeedback", { outcomeIdentifier: "FEEDBACK", identifier: "explanation", showHide: "show" }, inVersion)];
  }
}

/** A question as an item of QTI. */
export const writeItem = (item: BankItem, style: ItemStyle): XmlToWrite => new ItemWriter(item, style).write();
