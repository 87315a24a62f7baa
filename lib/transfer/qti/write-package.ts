import { groupBy } from "../../group-by";
import type { Question } from "../../questions/question";
import { writeArchive, type ArchiveEntry } from "../archive";
import type { MediaFile } from "../material";
import type { Leaving } from "../transfer-format";
import { writeXml, type XmlToWrite } from "../write-xml";
import { headOf, html, writeIn, type Dialect } from "./dialect";
import { evidenceWords, isWritable, itemIdentifier, titleOf, writeItem } from "./write-item";
import { WrittenText } from "./written-text";

const LOM = "http://ltsc.ieee.org/xsd/LOM";
const LOM_SCHEMA = "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd";
const TEST = "test.xml";
const itemPlace = (question: Question) => `items/${itemIdentifier(question)}.xml`;
const mediaPlace = (name: string) => `media/${name}`;
/** A place as an address: parts of it are written so that no sign means something else there. */
const address = (place: string) => place.split("/").map(encodeURIComponent).join("/");

const lom = (name: string, ...children: (XmlToWrite | string)[]): XmlToWrite => ({ name, prefix: "imsmd", children });

/** What a question is called, and what it rests on. */
function metadataOf(question: Question, text: WrittenText): XmlToWrite {
  const based = evidenceWords(question.evidence, text).map((words) => lom("description", lom("string", words)));
  const relation = based.length === 0 ? [] : [lom("relation", lom("kind", lom("source", "LOMv1.0"), lom("value", "isbasedon")), lom("resource", ...based))];
  return html("metadata", [lom("lom", lom("general", lom("identifier", lom("entry", itemIdentifier(question))), lom("title", lom("string", titleOf(question, text)))), ...relation)]);
}

/** The names of media that a file names, by looking for their places in it. */
const mediaIn = (written: string, media: readonly MediaFile[]) => media.filter(({ name }) => written.includes(`"../${address(mediaPlace(name))}"`));

type WrittenItem = { question: Question; entry: ArchiveEntry; media: readonly MediaFile[] };

function resourceOf({ question, entry, media }: WrittenItem, { itemType }: Dialect, text: WrittenText, numbers: ReadonlyMap<string, number>): XmlToWrite {
  const dependencies = media.map(({ name }) => html("dependency", [], { identifierref: `media-${numbers.get(name)}` }));
  return html("resource", [metadataOf(question, text), html("file", [], { href: entry.name }), ...dependencies], { identifier: itemIdentifier(question), type: itemType, href: entry.name });
}

function manifestOf(set: Leaving["set"], items: readonly WrittenItem[], media: readonly MediaFile[], dialect: Dialect, text: WrittenText): XmlToWrite {
  const numbers = new Map(media.map(({ name }, i) => [name, i + 1]));
  const file = (href: string) => html("file", [], { href });
  const test = html("resource", [file(TEST), ...items.map(({ question }) => html("dependency", [], { identifierref: itemIdentifier(question) }))], { identifier: "test", type: dialect.testType, href: TEST });
  const pictures = media.map(({ name }, i) => html("resource", [file(address(mediaPlace(name)))], { identifier: `media-${i + 1}`, type: "webcontent", href: address(mediaPlace(name)) }));
  const general = lom("general", lom("title", lom("string", set.title)), lom("language", set.language));
  return html("manifest", [
    html("metadata", [html("schema", [dialect.schemaName]), html("schemaversion", [dialect.schemaVersion]), lom("lom", general)]),
    html("organizations"),
    html("resources", [test, ...items.map((item) => resourceOf(item, dialect, text, numbers)), ...pictures]),
  ], {
    xmlns: dialect.packageNamespace,
    "xmlns:imsmd": LOM,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": `${dialect.packageNamespace} ${dialect.packageSchema} ${LOM} ${LOM_SCHEMA}`,
    identifier: "package",
  });
}

/** What a question is filed under: the topic of the first of its facts that has one, else the title of the set. */
function topicsOf(set: Leaving["set"]): (question: Question) => string {
  const topics = new Map(set.facts.map(({ id, topic }) => [id, topic]));
  return ({ factIds }) => factIds.map((id) => topics.get(id)).find(Boolean) ?? set.title;
}

function testOf(set: Leaving["set"], questions: readonly Question[], dialect: Dialect): XmlToWrite {
  const q = writeIn(dialect);
  const sections = [...groupBy(questions, topicsOf(set))].map(([title, ofTopic], i) =>
    q("assessmentSection", { identifier: `section-${i + 1}`, title, visible: "true" }, ofTopic.map((question) => q("assessmentItemRef", { identifier: itemIdentifier(question), href: itemPlace(question) }))),
  );
  const score = q("outcomeDeclaration", { identifier: "SCORE", cardinality: "single", baseType: "float" }, [q("defaultValue", {}, [q("value", {}, ["0"])])]);
  const part = q("testPart", { identifier: "part-1", navigationMode: "nonlinear", submissionMode: "individual" }, [q("itemSessionControl", { showFeedback: "true" }), ...sections]);
  const sum = q("outcomeProcessing", {}, [q("setOutcomeValue", { identifier: "SCORE" }, [q("sum", {}, [q("testVariables", { variableIdentifier: "SCORE" })])])]);
  return q("assessmentTest", { ...headOf(dialect), identifier: "test", title: set.title }, [score, part, sum]);
}

/** A package: the list of its files, the test with a section for each topic, one file for each question, and the pictures and sounds that they name. */
export async function writePackage({ set, questions, media }: Leaving, dialect: Dialect): Promise<Uint8Array> {
  const names = new Set(media.map(({ name }) => name));
  const text = new WrittenText(dialect, set.markup === true, (name) => (names.has(name) ? `../${address(mediaPlace(name))}` : null));
  const written = questions.filter(isWritable);
  const items = written.map((question): WrittenItem => {
    const bytes = writeXml(writeItem(question, { dialect, text, language: set.language }));
    return { question, entry: { name: itemPlace(question), bytes }, media: media.length === 0 ? [] : mediaIn(new TextDecoder().decode(bytes), media) };
  });
  const named = new Set(items.flatMap((item) => item.media));
  const taken = media.filter((file) => named.has(file));
  return writeArchive([
    { name: "imsmanifest.xml", bytes: writeXml(manifestOf(set, items, taken, dialect, text)) },
    { name: TEST, bytes: writeXml(testOf(set, written, dialect)) },
    ...items.map(({ entry }) => entry),
    ...taken.map(({ name, bytes }) => ({ name: mediaPlace(name), bytes, stored: true })),
  ]);
}
