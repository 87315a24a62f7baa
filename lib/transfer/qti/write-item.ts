import type { Option, Question, Reply } from "../../questions/question";
import type { XmlContent, XmlToWrite } from "../write-xml";
import { UNIT_CLASS } from "./body";
import { headOf, html, identifierOf, writeIn, type Dialect, type Write } from "./dialect";
import { SOURCE_CLASS } from "./feedback";
import type { WrittenText } from "./written-text";

const RESPONSE = "RESPONSE";
const ONE_LINE = 100;

/** The parts of an item that hang on how it is answered. */
type Answering = { declaration: XmlToWrite; body: XmlContent[]; marking: XmlToWrite[] };

/** Everything that an item is written with. */
export type Setting = { dialect: Dialect; text: WrittenText; language: string };

/** Kinds of replies that QTI has no counterpart for. */
const LEFT_OUT: readonly Reply["kind"][] = ["place"];

/** Whether a question can be written. */
export const isWritable = ({ reply }: Question): boolean => !LEFT_OUT.includes(reply.kind);

/** The identifier of the item that a question becomes: the same each time. */
export const itemIdentifier = ({ id }: Pick<Question, "id">): string => identifierOf("q", id);

const optionId = (id: string) => identifierOf("o", id);
const leftId = (id: string) => identifierOf("i", id);

/** A share of the points, with so many digits that thirds add up to the whole. */
const share = (part: number) => String(Number(part.toFixed(6)));

/** Writes one item. */
class ItemWriter {
  private readonly q: Write;
  private readonly text: WrittenText;

  constructor(private readonly question: Question, private readonly setting: Setting) {
    this.q = writeIn(setting.dialect);
    this.text = setting.text;
  }

  item(): XmlToWrite {
    const { q, question } = this;
    const { declaration, body, marking } = this.answering(question.reply);
    const attributes = { ...headOf(this.setting.dialect), identifier: itemIdentifier(question), title: titleOf(question, this.text), adaptive: "false", timeDependent: "false", "xml:lang": this.setting.language };
    const context = question.context === "" ? [] : [html("div", this.text.blocks(question.context), { class: "context" })];
    return q("assessmentItem", attributes, [
      declaration,
      this.outcome("SCORE", "float", "0"),
      this.outcome("MAXSCORE", "float", "1"),
      this.outcome("FEEDBACK", "identifier", null),
      q("itemBody", {}, [...context, ...body]),
      q("responseProcessing", {}, [...marking, this.set("FEEDBACK", this.value("identifier", "explanation"))]),
      this.feedback(),
    ]);
  }

  private outcome(identifier: string, baseType: string, start: string | null): XmlToWrite {
    return this.q("outcomeDeclaration", { identifier, cardinality: "single", baseType }, start === null ? [] : [this.q("defaultValue", {}, [this.q("value", {}, [start])])]);
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
    return this.q("responseDeclaration", { identifier: RESPONSE, cardinality, baseType }, [this.q("correctResponse", {}, correct.map((value) => this.q("value", {}, [value]))), ...mapping]);
  }

  /** What answers are worth, each by itself; never less than nothing nor more than all. */
  private mapping(worth: ReadonlyMap<string, number>, attributes: Readonly<Record<string, string>> = {}): XmlToWrite[] {
    const entries = [...worth].map(([mapKey, value]) => this.q("mapEntry", { mapKey, mappedValue: share(value), ...attributes }));
    return [this.q("mapping", { lowerBound: "0", upperBound: "1", defaultValue: "0" }, entries)];
  }

  private byMapping(): XmlToWrite[] {
    return [this.set("SCORE", this.q("mapResponse", { identifier: RESPONSE }))];
  }

  private allOrNothing(): XmlToWrite[] {
    return [this.q("responseCondition", {}, [this.when("responseIf", this.q("match", {}, [this.given(), this.q("correct", { identifier: RESPONSE })]), 1)])];
  }

  private when(branch: string, condition: XmlToWrite, points: number): XmlToWrite {
    return this.q(branch, {}, [condition, this.set("SCORE", this.value("float", share(points)))]);
  }

  private answering(reply: Reply): Answering {
    switch (reply.kind) {
      case "choice":
        return this.choice(reply);
      case "choices":
        return this.choices(reply);
      case "text":
        return this.typed(reply);
      case "number":
        return this.number(reply);
      case "order":
        return this.order(reply);
      case "pairs":
      case "boxes":
        return this.pairs(reply.items, reply.options, reply.key, reply.kind === "pairs");
      case "grid": {
        const named = new Map([...reply.rows, ...reply.columns].map(({ id, text }) => [id, text]));
        return this.pairs(reply.items.map(({ id, row, column }) => ({ id, text: `${named.get(row)} – ${named.get(column)}` })), reply.options, reply.key, false);
      }
      case "grade":
        return this.ownWords(reply.back);
      case "points":
        return this.ownWords(reply.options.map(({ text }) => text).join("\n"));
      case "place":
        throw new Error("A question that is answered on a map is not written as QTI");
    }
  }

  /** An interaction that stands on its own, under what is asked: within its prompt where that is a line. */
  private asked(name: string, attributes: Readonly<Record<string, string>>, children: readonly XmlContent[]): XmlContent[] {
    const { stem } = this.question;
    const isLine = !stem.includes("\n") && !stem.startsWith("- ");
    const prompt = isLine ? [this.q("prompt", {}, this.text.inline(stem))] : [];
    return [...(isLine ? [] : this.text.blocks(stem)), this.q(name, { responseIdentifier: RESPONSE, ...attributes }, [...prompt, ...children])];
  }

  private simpleChoices(options: readonly Option[], fixed: boolean): XmlToWrite[] {
    return options.map(({ id, text }) => this.q("simpleChoice", { identifier: optionId(id), ...(fixed && { fixed: "true" }) }, this.text.inline(text)));
  }

  private choice({ options, key, credit }: Extract<Reply, { kind: "choice" }>): Answering {
    const worth = new Map([[optionId(key), 1], ...Object.entries(credit ?? {}).map(([id, points]): [string, number] => [optionId(id), points])]);
    const declaration = this.declaration("single", "identifier", [optionId(key)], credit ? this.mapping(worth) : []);
    const marking = credit ? this.byMapping() : this.allOrNothing();
    const isInGap = this.text.hasOneGap(this.question.stem) && options.every(({ text }) => this.text.isWords(text));
    if (isInGap) {
      const choices = options.map(({ id, text }) => this.q("inlineChoice", { identifier: optionId(id) }, [this.text.plain(text)]));
      return { declaration, marking, body: this.text.blocks(this.question.stem, this.q("inlineChoiceInteraction", { responseIdentifier: RESPONSE, shuffle: "true" }, choices)) };
    }
    const isFixed = this.question.format === "true-false";
    return { declaration, marking, body: this.asked("choiceInteraction", { shuffle: String(!isFixed), maxChoices: "1" }, this.simpleChoices(options, isFixed)) };
  }

  /** Without shares of its author: right ones share the points, wrong ones take their share away, as here. */
  private choices({ options, key, credit }: Extract<Reply, { kind: "choices" }>): Answering {
    const keys = new Set(key);
    const wrong = options.length - keys.size;
    const worth = options.map(({ id }): [string, number] => [optionId(id), credit ? (credit[id] ?? 0) : keys.has(id) ? 1 / keys.size : -1 / wrong]);
    const correct = options.filter(({ id }) => keys.has(id)).map(({ id }) => optionId(id));
    return { declaration: this.declaration("multiple", "identifier", correct, this.mapping(new Map(worth))), marking: this.byMapping(), body: this.asked("choiceInteraction", { shuffle: "true", maxChoices: "0" }, this.simpleChoices(options, false)) };
  }

  private entry(longest: number): XmlToWrite {
    return this.q("textEntryInteraction", { responseIdentifier: RESPONSE, expectedLength: String(Math.min(100, Math.max(10, longest + 5))) });
  }

  private typed({ key, accepted, also = [] }: Extract<Reply, { kind: "text" }>): Answering {
    const answers = [{ text: key, credit: 1 }, ...accepted.map((text) => ({ text, credit: 1 })), ...also.filter(({ wild }) => !wild)].map(({ text, credit }): [string, number] => [this.text.plain(text), credit]);
    const worth = new Map(answers.toReversed());
    const inOrder = new Map(answers.map(([text]) => [text, worth.get(text)!]));
    const longest = Math.max(...answers.map(([text]) => text.length));
    const declaration = this.declaration("single", "string", [this.text.plain(key)], this.mapping(inOrder, { caseSensitive: "false" }));
    return { declaration, marking: this.byMapping(), body: this.text.blocks(this.question.stem, this.entry(longest)) };
  }

  private number({ key, unit, tolerance, also = [] }: Extract<Reply, { kind: "number" }>): Answering {
    const answers = [{ key, tolerance, credit: 1 }, ...also];
    const equals = (one: (typeof answers)[number]) => this.q("equal", { toleranceMode: "absolute", tolerance: `${one.tolerance} ${one.tolerance}` }, [this.given(), this.value("float", String(one.key))]);
    const branches = answers.map((one, i) => this.when(i === 0 ? "responseIf" : "responseElseIf", equals(one), one.credit));
    const entry = this.entry(String(key).length);
    const withUnit = html("span", unit === "" ? [entry] : [entry, " ", html("span", [this.text.plain(unit)], { class: UNIT_CLASS })]);
    return { declaration: this.declaration("single", "float", [String(key)]), marking: [this.q("responseCondition", {}, branches)], body: this.text.blocks(this.question.stem, withUnit) };
  }

  private order({ options, key }: Extract<Reply, { kind: "order" }>): Answering {
    return { declaration: this.declaration("ordered", "identifier", key.map(optionId)), marking: this.allOrNothing(), body: this.asked("orderInteraction", { shuffle: "true" }, this.simpleChoices(options, false)) };
  }

  private pairs(items: readonly Option[], options: readonly Option[], key: Readonly<Record<string, string>>, shuffle: boolean): Answering {
    const right = items.map(({ id }) => `${leftId(id)} ${optionId(key[id]!)}`);
    const declaration = this.declaration("multiple", "directedPair", right, this.mapping(new Map(right.map((pair) => [pair, 1 / items.length]))));
    const set = (choices: readonly Option[], identifier: (id: string) => string, matchMax: string) =>
      this.q("simpleMatchSet", {}, choices.map(({ id, text }) => this.q("simpleAssociableChoice", { identifier: identifier(id), matchMax }, this.text.inline(text))));
    return { declaration, marking: this.byMapping(), body: this.asked("matchInteraction", { shuffle: String(shuffle), maxAssociations: String(items.length) }, [set(items, leftId, "1"), set(options, optionId, "0")]) };
  }

  /** Marked by people: what a good answer says is the right response. */
  private ownWords(model: string): Answering {
    return { declaration: this.declaration("single", "string", [this.text.plain(model)]), marking: [], body: this.asked("extendedTextInteraction", {}, []) };
  }

  /** What is so, and the words it rests on. */
  private feedback(): XmlToWrite {
    const { explanation, evidence } = this.question;
    const sources = evidenceWords(evidence, this.text).map((words) => html("blockquote", [html("p", [words])], { class: SOURCE_CLASS }));
    const content = [...this.text.blocks(explanation), ...sources];
    return this.q("modalFeedback", { outcomeIdentifier: "FEEDBACK", identifier: "explanation", showHide: "show" }, this.setting.dialect.version === 3 ? [this.q("contentBody", {}, content)] : content);
  }
}

/** The sentences a question rests on, each with the title of its source. */
export const evidenceWords = (evidence: Question["evidence"], text: WrittenText): string[] =>
  [...new Set(evidence.map(({ quote, title }) => `${text.plain(quote).replace(/\s+/g, " ").trim()} (${title})`))];

/** A question in one line, as its author finds it in a list. */
export function titleOf({ stem }: Pick<Question, "stem">, text: WrittenText): string {
  const words = text.plain(stem).replace(/\s+/g, " ").trim();
  return words.length <= ONE_LINE ? words : `${words.slice(0, ONE_LINE - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

/** A question as an item: the order of its parts is that of the published schema. */
export const writeItem = (question: Question, setting: Setting): XmlToWrite => new ItemWriter(question, setting).item();
