import { mediaNamesIn } from "../../markup/media";
import { plainOfMarkup } from "../../markup/plain";
import type { MediaFile, RatedAnswer, WrittenReply } from "../material";
import type { BankItem } from "../question-bank/bank-item";
import { bankHtmlOf, moodleTextOf } from "../question-bank/bank-text";
import { pathOfTopic } from "../question-bank/category";
import { percentOf, usualShares } from "../question-bank/shares";
import { withSource } from "../question-bank/source-lines";
import { typedOfMarkup } from "../question-bank/stars";
import { writeXml, type XmlContent, type XmlToWrite } from "../write-xml";
import { base64OfBytes } from "./base64";

type Of<K extends WrittenReply["kind"]> = Extract<WrittenReply, { kind: K }>;
type Media = ReadonlyMap<string, Uint8Array>;

const element = (name: string, ...children: XmlContent[]): XmlToWrite => ({ name, children });
const isHtml = (text: string) => /[<&]/.test(text);
/** The text of a field, in a section of its own where signs would have to be written otherwise. */
const text = (written: string): XmlToWrite => element("text", ...(written === "" ? [] : [isHtml(written) ? { cdata: written } : written]));

const addressOf = (name: string) => `@@PLUGINFILE@@/${name.split("/").map(encodeURIComponent).join("/")}`;

function fileElement(name: string, bytes: Uint8Array): XmlToWrite {
  const at = name.lastIndexOf("/") + 1;
  return {
    name: "file",
    attributes: { name: name.slice(at), path: `/${name.slice(0, at)}`, encoding: "base64" },
    children: [base64OfBytes(bytes)],
  };
}

/** Writes the fields of questions with the pictures and sounds that they show beside them. */
class Fields {
  constructor(private readonly media: Media) {}

  /** What a field in HTML holds. */
  private content(markup: string): XmlToWrite[] {
    const names = mediaNamesIn(markup).filter((name) => this.media.has(name));
    return [
      text(bankHtmlOf(markup, (name) => (this.media.has(name) ? addressOf(name) : null))),
      ...names.map((name) => fileElement(name, this.media.get(name)!)),
    ];
  }

  html(name: string, markup: string, attributes: Record<string, string> = {}, ...more: XmlToWrite[]): XmlToWrite {
    return { name, attributes: { ...attributes, format: "html" }, children: [...this.content(markup), ...more] };
  }

  answer({ text: markup, feedback = "" }: Omit<RatedAnswer, "credit">, share: number): XmlToWrite {
    return this.html("answer", markup, { fraction: percentOf(share) }, this.html("feedback", feedback));
  }

  /** An answer that is compared as it is typed: it has no format. */
  typed(written: string, share: number, feedback: string, ...more: XmlToWrite[]): XmlToWrite {
    return {
      name: "answer",
      attributes: { fraction: percentOf(share), format: "moodle_auto_format" },
      children: [text(written), this.html("feedback", feedback), ...more],
    };
  }

  /** What is said to answers as a whole: nothing. */
  combined(): XmlToWrite[] {
    return ["correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"].map((name) => this.html(name, ""));
  }
}

const multichoice = (fields: Fields, single: boolean, answers: XmlToWrite[]) => [
  element("single", String(single)),
  element("shuffleanswers", "true"),
  element("answernumbering", "abc"),
  element("showstandardinstruction", "0"),
  ...fields.combined(),
  ...answers,
];

function severalAnswers({ options, shares = usualShares(options) }: Of<"several">, fields: Fields): XmlToWrite[] {
  return options.map((option, i) => fields.answer(option, shares[i]!));
}

function typedAnswers({ answers, wildcards = false, matchCase = false }: Of<"typed">, fields: Fields): XmlToWrite[] {
  return [
    element("usecase", matchCase ? "1" : "0"),
    ...answers.map(({ text: markup, credit, feedback = "" }) => fields.typed(typedOfMarkup(markup, wildcards), credit, feedback)),
  ];
}

function numberAnswers({ answers, unit }: Of<"number">, fields: Fields): XmlToWrite[] {
  const units =
    unit === "" ? [] : [element("units", element("unit", element("multiplier", "1"), element("unit_name", plainOfMarkup(unit))))];
  const rated = answers.map(({ value, tolerance, credit, feedback = "" }) =>
    fields.typed(String(value), credit, feedback, element("tolerance", String(tolerance))),
  );
  return [
    ...rated,
    ...units,
    element("unitgradingtype", "0"),
    element("unitpenalty", "0.1000000"),
    element("showunits", unit === "" ? "3" : "0"),
    element("unitsleft", "0"),
  ];
}

function trueFalseAnswers({ right, feedback }: Of<"true-false">, fields: Fields): XmlToWrite[] {
  return [fields.typed("true", Number(right), feedback?.true ?? ""), fields.typed("false", Number(!right), feedback?.false ?? "")];
}

/** The right side of a pair is plain; where it is more than words, HTML is written. */
const rightSide = (markup: string) => element("answer", text(moodleTextOf(markup) ?? bankHtmlOf(markup)));

function pairElements({ pairs, extra }: Of<"pairs">, fields: Fields): XmlToWrite[] {
  const all = [...pairs, ...extra.map((right) => ({ left: "", right }))];
  return [
    element("shuffleanswers", "true"),
    ...fields.combined(),
    element("shownumcorrect"),
    ...all.map(({ left, right }) => fields.html("subquestion", left, {}, rightSide(right))),
  ];
}

function orderElements({ items }: Of<"order">, fields: Fields): XmlToWrite[] {
  const layout = {
    layouttype: "VERTICAL",
    selecttype: "ALL",
    selectcount: String(items.length),
    gradingtype: "RELATIVE_NEXT_EXCLUDE_LAST",
    showgrading: "SHOW",
    numberingstyle: "none",
  };
  return [
    ...Object.entries(layout).map(([name, value]) => element(name, value)),
    ...fields.combined(),
    element("shownumcorrect", "1"),
    ...items.map((item, i) => fields.html("answer", item, { fraction: String(i + 1) }, fields.html("feedback", ""))),
  ];
}

const essayElements = ({ model }: Of<"open">, fields: Fields) => [
  element("responseformat", "editor"),
  element("responserequired", "1"),
  element("responsefieldlines", "15"),
  element("attachments", "0"),
  element("attachmentsrequired", "0"),
  fields.html("graderinfo", model),
  fields.html("responsetemplate", ""),
];

/** What Moodle calls the kind of a reply, and what stands in a question of that kind alone. */
function ownPart(reply: WrittenReply, fields: Fields): { type: string; children: XmlToWrite[] } {
  switch (reply.kind) {
    case "one":
      return {
        type: "multichoice",
        children: multichoice(
          fields,
          true,
          reply.options.map((option) => fields.answer(option, option.credit)),
        ),
      };
    case "several":
      return { type: "multichoice", children: multichoice(fields, false, severalAnswers(reply, fields)) };
    case "typed":
      return { type: "shortanswer", children: typedAnswers(reply, fields) };
    case "number":
      return { type: "numerical", children: numberAnswers(reply, fields) };
    case "true-false":
      return { type: "truefalse", children: trueFalseAnswers(reply, fields) };
    case "pairs":
      return { type: "matching", children: pairElements(reply, fields) };
    case "order":
      return { type: "ordering", children: orderElements(reply, fields) };
    case "open":
      return { type: "essay", children: essayElements(reply, fields) };
  }
}

function questionElement(item: BankItem, fields: Fields): XmlToWrite {
  const { type, children } = ownPart(item.reply, fields);
  const tags = item.tags.length === 0 ? [] : [element("tags", ...item.tags.map((tag) => element("tag", text(tag))))];
  return {
    name: "question",
    attributes: { type },
    children: [
      element("name", text(moodleTextOf(item.name) ?? bankHtmlOf(item.name))),
      fields.html("questiontext", item.stem),
      fields.html("generalfeedback", withSource(item.explanation, item.source)),
      element("defaultgrade", "1.0000000"),
      element("penalty", type === "truefalse" ? "1.0000000" : "0.3333333"),
      element("hidden", "0"),
      element("idnumber", item.id),
      ...children,
      ...tags,
    ],
  };
}

const categoryElement = (path: string): XmlToWrite => ({
  name: "question",
  attributes: { type: "category" },
  children: [
    element("category", text(path)),
    { name: "info", attributes: { format: "moodle_auto_format" }, children: [text("")] },
    element("idnumber"),
  ],
});

/** A file of questions under their categories, with the pictures and sounds that they show: the same questions give the same bytes. */
export function writeMoodle(items: readonly BankItem[], media: readonly MediaFile[]): Uint8Array {
  const fields = new Fields(new Map(media.map(({ name, bytes }) => [name, bytes])));
  let path = "";
  const questions = items.flatMap((item) => {
    const own = item.topic.length === 0 ? "" : pathOfTopic(item.topic);
    const category = own === path ? [] : [categoryElement(own)];
    path = own;
    return [...category, questionElement(item, fields)];
  });
  return writeXml({ name: "quiz", children: questions });
}
