import { SAMPLE_SET } from "../lib/facts/sample";
import type { FactSet } from "../lib/facts/fact";
import { newPackage, oldPackage, type SampleDeck } from "../lib/transfer/anki/sample-package";
import { writeArchive } from "../lib/transfer/archive";
import { inQti3, item2, mapping, response } from "../lib/transfer/qti/sample-items";

// Files of strangers: in every field a word that stands nowhere else, and behind it something that would run, load or lead away if a
// browser took it for anything but words.

const RAN = "window.__ran=1";
const AWAY = "//canary.invalid";

/** What would run or load as HTML. */
const AS_HTML = [
  `<script>${RAN}</script>`,
  `<script src=${AWAY}/script></script>`,
  `<img src=x onerror=${RAN}>`,
  `<img src=${AWAY}/img>`,
  `<svg onload=${RAN}></svg>`,
  `<svg><script>${RAN}</script></svg>`,
  `<svg><animate onbegin=${RAN} attributeName=x dur=1s></svg>`,
  `<svg><foreignObject><iframe src=${AWAY}/foreign></iframe></foreignObject></svg>`,
  `<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>`,
  `<iframe src=javascript:parent.__ran=1></iframe>`,
  `<a href=javascript:${RAN}>x</a>`,
  `<a href="java&#9;script:${RAN}">x</a>`,
  `<style>@import "${AWAY}/import";</style>`,
  `<style>body{background:url(${AWAY}/style)}</style>`,
  `<p style="background:url(${AWAY}/attribute)">x</p>`,
  `<base href=${AWAY}/base>`,
  `<form action=${AWAY}/form><button autofocus onfocus=${RAN}>x</button></form>`,
  `<meta http-equiv=refresh content="0;url=${AWAY}/meta">`,
  `<math><mtext><table><mglyph><style></mglyph><img src=x onerror=${RAN}></style></table></mtext></math>`,
  `<math><annotation-xml encoding=text/html><img src=x onerror=${RAN}></annotation-xml></math>`,
  `<math href=javascript:${RAN}><mi>x</mi></math>`,
  `</span></p></div></textarea></title></select><script>${RAN}</script>`,
  `</style></noscript></template><img src=x onerror=${RAN}>`,
  `"><img src=x onerror=${RAN}>`,
  `' autofocus onfocus=${RAN} x='`,
  `<details open ontoggle=${RAN}>x</details>`,
  `<object data="data:text/html,<script>parent.__ran=1</script>"></object>`,
  `<embed src=${AWAY}/embed>`,
  `<link rel=stylesheet href=${AWAY}/link>`,
  `<video poster=${AWAY}/poster autoplay><source onerror=${RAN}></video>`,
  `<noscript><p title="</noscript><img src=x onerror=${RAN}>">`,
  `<b onmouseover=${RAN} tabindex=1 autofocus onfocus=${RAN}>x</b>`,
  `<table background=${AWAY}/table><tr><td>x</td></tr></table>`,
  `&lt;img src=x onerror=${RAN}&gt;`,
];

/** What would as TeX, as Markdown, or in what puts texts together. */
const AS_MARKUP = [
  `\\(\\href{javascript:${RAN}}{x}\\)`,
  `\\(\\includegraphics{${AWAY}/tex}\\)`,
  `\\(\\htmlData{onclick=1}{x}\\htmlStyle{background:url(${AWAY}/texstyle)}{y}\\)`,
  `\\(\\text{<img src=x onerror=${RAN}>}\\)`,
  `\\(</math><img src=x onerror=${RAN}>\\)`,
  `![x](javascript:${RAN})`,
  `![x](${AWAY}/markdown)`,
  `![" onerror="${RAN}](media:strange.svg)`,
  `![x](media:"onerror=${RAN}.png)`,
  `[x](javascript:${RAN})`,
  `**<img src=x onerror=${RAN}>**`,
  `$&$'\`;${RAN}//`,
];

const ALL = [...AS_HTML, ...AS_MARKUP];

/** What would run in XML that is whole, as HTML stands in it. */
const AS_XML = [
  `<script>${RAN}</script>`,
  `<img src="http:${AWAY}/xml" alt="x" onerror="${RAN}"/>`,
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${RAN}"><script>${RAN}</script></svg>`,
  `<a href="javascript:${RAN}">x</a>`,
  `<iframe srcdoc="&lt;script>parent.__ran=1&lt;/script>"/>`,
  `<object data="http:${AWAY}/object" type="text/html"/>`,
  `<m:math><m:semantics><m:mi>x</m:mi><m:annotation-xml encoding="text/html"><img src="x" onerror="${RAN}"/></m:annotation-xml></m:semantics></m:math>`,
  `<b onfocus="${RAN}" style="background:url(http:${AWAY}/xmlstyle)">x</b>`,
  `<m:math href="javascript:${RAN}"><m:mtext>&lt;img src=x onerror=${RAN}&gt;</m:mtext></m:math>`,
  `<style>@import "http:${AWAY}/xmlimport";</style>`,
];

/**
 * A file to bring, and the words of the fields that a person must see somewhere: where none of a kind of field is seen, nothing was looked
 * at.
 */
export type StrangeFile = { format: string; name: string; bytes: Uint8Array; shown: string[] };

/** Gives each field a word and one of these behind it, in turn; `from` is where it begins. */
function fieldsFrom(from: number, hidden: readonly string[] = ALL) {
  const shown: string[] = [];
  let count = from;
  const next = (place: string): string => {
    const word = `qz${place}${++count}x`;
    return `${word} ${hidden[count % hidden.length]!}`;
  };
  /** A field of a kind that is on some screen. */
  const seen = (place: string): string => {
    const field = next(place);
    shown.push(field.split(" ")[0]!);
    return field;
  };
  return { next, seen, shown };
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const xml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const named = (name: string, ending: string) => `${name} <img src=x onerror=${RAN}>.${ending}`;

/** A drawing that would run, as a file of its own. */
const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" onload="location='http:${AWAY}/drawing'"><script>location='http:${AWAY}/script-in-drawing'</script><image href="http:${AWAY}/image-in-drawing"/><rect width="9" height="9"/></svg>`;
/** A page that calls itself a picture. */
export const FALSE_PICTURE = `<!doctype html><script>location='http:${AWAY}/false-picture'</script>`;
const MEDIA = [
  { name: "strange.svg", bytes: utf8(DRAWING) },
  { name: "page.png", bytes: utf8(FALSE_PICTURE) },
  { name: `" onerror=${RAN} x=".svg`, bytes: utf8(DRAWING.replaceAll("9", "8")) },
];
const PICTURES = `<img src="strange.svg" alt="${AS_HTML[2]!.replaceAll('"', "'")}"><img src="page.png"><img src='&quot; onerror=${RAN} x=&quot;.svg'>`;

function cardTable(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(0);
  const rows = times(12, () => [seen("front"), seen("back"), next("source"), next("topic"), next("tag"), next("id")]);
  return {
    format: "table",
    name: named("cards", "csv"),
    bytes: utf8(["front,back,source,topic,tags,id", ...rows.map((row) => row.map(cell).join(","))].join("\n")),
    shown,
  };
}

function questionTable(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(20);
  const rows = times(8, () => [
    seen("stem"),
    seen("right"),
    seen("wrong"),
    next("wrong"),
    seen("explanation"),
    next("source"),
    next("topic"),
    next("tag"),
  ]);
  return {
    format: "table",
    name: named("questions", "csv"),
    bytes: utf8(["question,answer,wrong,wrong,explanation,source,topic,tags", ...rows.map((row) => row.map(cell).join(","))].join("\n")),
    shown,
  };
}

function factTable(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(5);
  const relation = seen("relation");
  const rows = times(10, () => [seen("subject"), relation, seen("object"), next("source")]);
  return {
    format: "table",
    name: named("facts", "csv"),
    bytes: utf8(["subject,relation,object,source", ...rows.map((row) => row.map(cell).join(","))].join("\n")),
    shown,
  };
}

/** A text export of Anki, whose fields are HTML. */
function htmlTable(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(10);
  const rows = times(12, () => [seen("front"), seen("back"), next("deck"), next("tag")].map((field) => cell(field)).join("\t"));
  return {
    format: "table",
    name: named("notes", "txt"),
    bytes: utf8(
      ["#separator:tab", "#html:true", "#columns:Front\tBack\tDeck\tTags", "#deck column:3", "#tags column:4", ...rows].join("\n"),
    ),
    shown,
  };
}

function workbook(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(15);
  const row = (cells: readonly string[]) =>
    `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${xml(text)}</t></is></c>`).join("")}</row>`;
  const rows = times(10, () => [seen("front"), seen("back"), next("source"), next("topic"), next("tag")]);
  const document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const files = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${document}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${document}"><sheets><sheet name="${xml(next("sheet"))}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="${document}/worksheet" Target="worksheets/one.xml"/></Relationships>`,
    "xl/worksheets/one.xml": `<worksheet><sheetData>${[["front", "back", "source", "topic", "tags"], ...rows].map(row).join("")}</sheetData></worksheet>`,
  };
  return {
    format: "xlsx",
    name: named("book", "xlsx"),
    bytes: writeArchive(Object.entries(files).map(([name, text]) => ({ name, bytes: utf8(text) }))),
    shown,
  };
}

function deckOf(from: number): { deck: SampleDeck; shown: string[] } {
  const { next, seen, shown } = fieldsFrom(from);
  const basic = {
    id: 9,
    name: next("notetype"),
    fields: ["Front", "Back", "Source"],
    templates: [
      { name: next("template"), front: `{{Front}}${AS_HTML[2]}`, back: `{{FrontSide}}<hr id=answer>{{Back}}<script>${RAN}</script>` },
    ],
  };
  const cloze = {
    id: 10,
    name: next("clozetype"),
    isCloze: true,
    fields: ["Text", "Back Extra"],
    templates: [{ name: "Cloze", front: "{{cloze:Text}}", back: "{{cloze:Text}}{{Back Extra}}" }],
  };
  const cards = times(12, (i) => ({
    id: 100 + i,
    guid: next("guid"),
    type: 9,
    fields: [`${i === 0 ? PICTURES : ""}${seen("front")}`, seen("back"), next("source")],
    tags: [next("tag").replaceAll(" ", "_")],
    cards: [{ id: 200 + i, ord: 0, deck: 2 }],
  }));
  const gaps = times(4, (i) => ({
    id: 300 + i,
    guid: next("guid"),
    type: 10,
    fields: [`${seen("text")} {{c1::${next("gap").replaceAll("}", "")}::${next("hint").replaceAll("}", "")}}}`, next("extra")],
    cards: [{ id: 400 + i, ord: 0, deck: 2 }],
  }));
  return {
    deck: {
      types: [basic, cloze],
      decks: { 1: ["Default"], 2: [next("deck"), next("subdeck")] },
      notes: [...cards, ...gaps],
      media: MEDIA,
    },
    shown,
  };
}

async function oldDeck(): Promise<StrangeFile> {
  const { deck, shown } = deckOf(25);
  return { format: "anki", name: named("old", "apkg"), bytes: await oldPackage(deck), shown };
}

async function newDeck(): Promise<StrangeFile> {
  const { deck, shown } = deckOf(3);
  return { format: "anki", name: named("new", "apkg"), bytes: await newPackage(deck), shown };
}

const giftText = (text: string) => text.replace(/[~=#{}:\\]/g, "\\$&");

function gift(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(30);
  const [told, asked] = [(place: string) => giftText(next(place)), (place: string) => giftText(seen(place))];
  const questions = times(8, (i) => {
    const head = `// [id:${next("id").replaceAll("]", "")}] [tag:${next("tag").replaceAll("]", "")}]\n::${told("title")}::${["", "[html]", "[markdown]", "[plain]"][i % 4]}${asked("stem")} `;
    const feedback = `####${asked("general")}`;
    if (i % 4 === 3)
      return `${head}{=${told("left")} -> ${told("pair")} =${told("left")} -> ${told("pair")} =${told("left")} -> ${told("pair")}${feedback}}`;
    return i % 4 === 2
      ? `${head}{T#${told("wrongfeedback")}#${told("rightfeedback")}${feedback}}`
      : `${head}{=${asked("right")}#${told("feedback")} ~${asked("wrong")}#${told("feedback")} ~${asked("wrong")}${feedback}}`;
  });
  return {
    format: "gift",
    name: named("gift", "gift"),
    bytes: utf8([`$CATEGORY: ${next("category").replaceAll("/", "//")}`, ...questions].join("\n\n")),
    shown,
  };
}

function aiken(): StrangeFile {
  const { seen, shown } = fieldsFrom(8);
  const questions = times(10, () => `${seen("stem")}\nA. ${seen("option")}\nB. ${seen("option")}\nC. ${seen("option")}\nANSWER: B`);
  return { format: "aiken", name: named("aiken", "txt"), bytes: utf8(questions.join("\n\n")), shown };
}

function moodle(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(12);
  const text = (name: string, words: string, format = "html", more = "") =>
    `<${name} format="${format}"><text>${xml(words)}</text>${more}</${name}>`;
  const answer = (fraction: number, words: string) =>
    `<answer fraction="${fraction}" format="html"><text>${xml(words)}</text>${text("feedback", next("feedback"))}</answer>`;
  const files = MEDIA.slice(0, 2)
    .map(({ name, bytes }) => `<file name="${name}" path="/" encoding="base64">${Buffer.from(bytes).toString("base64")}</file>`)
    .join("");
  const question = (type: string, inside: string, format: string) =>
    `<question type="${type}"><name><text>${xml(next("name"))}</text></name>${text("questiontext", `${seen("stem")} <img src="@@PLUGINFILE@@/strange.svg" alt="x"><img src="@@PLUGINFILE@@/page.png">`, format, files)}${text("generalfeedback", seen("general"))}<idnumber>${xml(next("id"))}</idnumber><tags><tag><text>${xml(next("tag"))}</text></tag></tags>${text("hint", next("hint"))}${inside}</question>`;
  const pair = () =>
    `<subquestion format="html"><text>${xml(next("left"))}</text><answer><text>${xml(next("pair"))}</text></answer></subquestion>`;
  const questions = times(8, (i) => {
    const format = ["html", "moodle_auto_format", "plain_text", "markdown"][i % 4]!;
    if (i % 4 === 1) return question("shortanswer", answer(100, next("key")), format);
    if (i % 4 === 2) return question("matching", pair() + pair() + pair(), format);
    return i % 4 === 3
      ? question("essay", `${text("graderinfo", next("grader"))}`, format)
      : question(
          "multichoice",
          `<single>true</single>${answer(100, seen("right"))}${answer(0, seen("wrong"))}${answer(0, seen("wrong"))}`,
          format,
        );
  });
  const category = `<question type="category"><category><text>$course$/${xml(next("category"))}</text></category></question>`;
  return {
    format: "moodle-xml",
    name: named("moodle", "xml"),
    bytes: utf8(`<?xml version="1.0" encoding="UTF-8"?><quiz>${category}${questions.join("")}</quiz>`),
    shown,
  };
}

function qtiFiles(from: number): { items: Record<string, string>; shown: string[] } {
  const plain = fieldsFrom(from);
  const rich = fieldsFrom(from + 500, AS_XML);
  const choice = (identifier: string) => `<simpleChoice identifier="${identifier}">${rich.seen("option")}</simpleChoice>`;
  const body = () =>
    `<p>${rich.seen("stem")}</p><choiceInteraction responseIdentifier="RESPONSE" maxChoices="1"><prompt>${xml(plain.seen("prompt"))} <img src="media/strange.svg" alt="${xml(plain.next("alt"))}"/><img src="media/page.png" alt="x"/></prompt>${["A", "B", "C"].map(choice).join("")}</choiceInteraction>`;
  const feedback = () =>
    `<modalFeedback outcomeIdentifier="FEEDBACK" identifier="A" showHide="show">${rich.next("feedback")}</modalFeedback>`;
  const outcomes = '<outcomeDeclaration identifier="FEEDBACK" cardinality="single" baseType="identifier"/>';
  const typed = () => `<p>${rich.seen("stem")} <textEntryInteraction responseIdentifier="RESPONSE"/></p>`;
  const items = times(8, (i) =>
    i % 4 === 3
      ? item2({
          id: `item${i}`,
          title: xml(plain.next("title")),
          declarations: response("single", "string", [xml(plain.next("key"))], mapping({ [xml(plain.next("key"))]: 1 })),
          body: typed(),
        })
      : item2({
          id: `item${i}`,
          title: xml(plain.next("title")),
          declarations: response("single", "identifier", ["B"]),
          outcomes,
          body: body(),
          feedback: feedback(),
        }),
  );
  return { items: Object.fromEntries(items.map((item, i) => [`items/item${i}.xml`, item])), shown: [...plain.shown, ...rich.shown] };
}

function qtiPackage(format: "qti" | "qti22"): StrangeFile {
  const { items, shown } = qtiFiles(format === "qti" ? 7 : 18);
  const type = format === "qti" ? "imsqti_item_xmlv3p0" : "imsqti_item_xmlv2p2";
  const resources = Object.keys(items)
    .map((href, i) => `<resource identifier="r${i}" type="${type}" href="${href}"><file href="${href}"/></resource>`)
    .join("");
  const manifest = `<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"><metadata><schema>x</schema></metadata><organizations/><resources>${resources}</resources></manifest>`;
  const files = {
    "imsmanifest.xml": manifest,
    ...(format === "qti" ? Object.fromEntries(Object.entries(items).map(([name, item]) => [name, inQti3(item)])) : items),
  };
  const media = MEDIA.slice(0, 2).map(({ name, bytes }) => ({ name: `items/media/${name}`, bytes }));
  return {
    format,
    name: named(format, "zip"),
    bytes: writeArchive([...Object.entries(files).map(([name, text]) => ({ name, bytes: utf8(text) })), ...media]),
    shown,
  };
}

function markdown(): StrangeFile {
  const { next, seen, shown } = fieldsFrom(22);
  const cards = times(8, () => `${seen("front")} :: ${seen("back")} #${next("tag").replaceAll(" ", "_")}`);
  const others = [
    `${seen("front")}\n?\n${seen("back")}`,
    `${seen("text")} ==${next("gap").replaceAll("=", "")}== and more`,
    `${seen("text")} {{c1::${next("gap").replaceAll("}", "")}::${next("hint").replaceAll("}", "")}}} and more`,
  ];
  return {
    format: "markdown",
    name: named("notes", "md"),
    bytes: utf8(
      [
        "---",
        `title: ${JSON.stringify(seen("title"))}`,
        `tags: [${JSON.stringify(next("tag"))}]`,
        "---",
        `# ${next("heading")}`,
        ...cards,
        ...others,
      ].join("\n\n"),
    ),
    shown,
  };
}

/** The sample set with a canary in every text that a fact set has. */
function factSet(markup: boolean): StrangeFile {
  const { next, seen, shown } = fieldsFrom(markup ? 2 : 33);
  const set: FactSet = {
    ...SAMPLE_SET,
    slug: markup ? "strange-markup" : "strange-words",
    title: `${seen("title").slice(0, 100)}`,
    description: next("description"),
    licence: next("licence").slice(0, 60),
    ...(markup && { markup }),
    sources: SAMPLE_SET.sources.map((source) => ({
      ...source,
      title: seen("source"),
      text: `${source.text} ${next("read")}`,
      of: { publisher: next("publisher"), date: source.date ?? "2031-05-02", title: next("original"), url: `http:${AWAY}/source` },
    })),
    entities: SAMPLE_SET.entities.map((entity) => ({
      ...entity,
      name: seen("name"),
      subtype: entity.subtype,
      aliases: [next("alias")],
      note: next("note"),
    })),
    relations: SAMPLE_SET.relations.map((relation) => ({ ...relation, label: next("label") })),
    facts: SAMPLE_SET.facts.map((fact) => ({
      ...fact,
      note: next("factnote"),
      topic: next("topic"),
      tags: [next("tag").slice(0, 60)],
      evidence: fact.evidence.map((one) => ({ ...one, at: next("place") })),
      ...("text" in fact.object && { object: { text: next("text") } }),
      ...(fact.hedge && { hedge: next("hedge").slice(0, 60) }),
    })),
    questions: SAMPLE_SET.facts.slice(0, 2).map(({ id }, i) => ({
      id: `strange-${i}`,
      context: next("context"),
      stem: seen("stem"),
      explanation: seen("explanation"),
      reply: { kind: "choice", options: ["a", "b", "c"].map((option) => ({ id: option, text: seen("option") })), key: "b" },
      factIds: [id],
    })),
  };
  return { format: "fact-set", name: named("set", "json"), bytes: utf8(JSON.stringify(set)), shown };
}

/**
 * How a strange file is made. `cards` has fronts and backs; what is `again` becomes rows of a kind that another file brings too, and need
 * not be on every screen (with EVERY_SCREEN=1 it is); of what is `unasked` nothing is asked.
 */
type Strange = { format: string; make: () => StrangeFile | Promise<StrangeFile>; cards?: true; again?: true; unasked?: true };

/** A file or some of every format that can be read, by what it is called in a test. */
export const STRANGE: Readonly<Record<string, Strange>> = {
  "a table of cards": { format: "table", make: cardTable, cards: true },
  "a table of questions": { format: "table", make: questionTable, again: true },
  "a table of facts": { format: "table", make: factTable, again: true, unasked: true },
  "a text export with HTML": { format: "table", make: htmlTable, cards: true, again: true },
  "a spreadsheet": { format: "xlsx", make: workbook, cards: true, again: true },
  "an Anki package of the old layout": { format: "anki", make: oldDeck, cards: true },
  "an Anki package of the new layout": { format: "anki", make: newDeck, cards: true, again: true },
  GIFT: { format: "gift", make: gift },
  Aiken: { format: "aiken", make: aiken, again: true },
  "Moodle XML": { format: "moodle-xml", make: moodle, again: true },
  "QTI 3.0": { format: "qti", make: () => qtiPackage("qti"), again: true },
  "QTI 2.2": { format: "qti22", make: () => qtiPackage("qti22"), again: true },
  Markdown: { format: "markdown", make: markdown, cards: true, again: true },
  "a fact set in light markup": { format: "fact-set", make: () => factSet(true) },
  "a fact set in plain words": { format: "fact-set", make: () => factSet(false), again: true },
};
