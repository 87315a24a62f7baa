import { plainOfMarkup } from "../../markup/plain";
import { writeArchive, type ArchiveEntry } from "../archive";
import type { MediaFile } from "../material";
import { bankItems, type BankItem } from "../question-bank/bank-item";
import type { Leaving } from "../transfer-format";
import { writeXml, type XmlToWrite } from "../write-xml";
import { headOf, html, writeIn, type Dialect, type Write } from "./dialect";
import { itemIdentifier, writeItem } from "./write-item";
import { WrittenText } from "./written-text";

const LOM = "http://ltsc.ieee.org/xsd/LOM";
const LOM_SCHEMA = "https://purl.imsglobal.org/spec/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd";
const TEST = "test.xml";
const itemPlace = (item: BankItem) => `items/${itemIdentifier(item)}.xml`;
const mediaPlace = (name: string) => `media/${name}`;
/** A place as an address: its parts are written so that no sign means something else there. */
const address = (place: string) => place.split("/").map(encodeURIComponent).join("/");

const lom = (name: string, ...children: (XmlToWrite | string)[]): XmlToWrite => ({ name, prefix: "imsmd", children });
const words = (markup: string) => lom("string", plainOfMarkup(markup));

/** What a question is called, its tags, and what it rests on. */
function metadataOf(item: BankItem): XmlToWrite {
  const lines = item.source.split("\n").filter(Boolean);
  const relation =
    lines.length === 0
      ? []
      : [
          lom(
            "relation",
            lom("kind", lom("source", "LOMv1.0"), lom("value", "isbasedon")),
            lom("resource", ...lines.map((line) => lom("description", words(line)))),
          ),
        ];
  const general = lom(
    "general",
    lom("identifier", lom("entry", itemIdentifier(item))),
    lom("title", words(item.name)),
    ...item.tags.map((tag) => lom("keyword", words(tag))),
  );
  return html("metadata", [lom("lom", general, ...relation)]);
}

/** The media that a file names, found by their places in it. */
const mediaIn = (written: string, media: readonly MediaFile[]) =>
  media.filter(({ name }) => written.includes(`"../${address(mediaPlace(name))}"`));

type WrittenItem = { item: BankItem; entry: ArchiveEntry; media: readonly MediaFile[] };

const file = (href: string) => html("file", [], { href });
const dependency = (identifierref: string) => html("dependency", [], { identifierref });

function resourceOf({ item, entry, media }: WrittenItem, { itemType }: Dialect, identifiers: ReadonlyMap<string, string>): XmlToWrite {
  const dependencies = media.map(({ name }) => dependency(identifiers.get(name)!));
  return html("resource", [metadataOf(item), file(entry.name), ...dependencies], {
    identifier: itemIdentifier(item),
    type: itemType,
    href: entry.name,
  });
}

function manifestOf(set: Leaving["set"], items: readonly WrittenItem[], media: readonly MediaFile[], dialect: Dialect): XmlToWrite {
  const identifiers = new Map(media.map(({ name }, i) => [name, `media-${i + 1}`]));
  const test = html("resource", [file(TEST), ...items.map(({ item }) => dependency(itemIdentifier(item)))], {
    identifier: "test",
    type: dialect.testType,
    href: TEST,
  });
  const pictures = media.map(({ name }) =>
    html("resource", [file(address(mediaPlace(name)))], {
      identifier: identifiers.get(name)!,
      type: "webcontent",
      href: address(mediaPlace(name)),
    }),
  );
  const general = lom("general", lom("title", lom("string", set.title)), lom("language", set.language));
  return html(
    "manifest",
    [
      html("metadata", [html("schema", [dialect.schemaName]), html("schemaversion", [dialect.schemaVersion]), lom("lom", general)]),
      html("organizations"),
      html("resources", [test, ...items.map((item) => resourceOf(item, dialect, identifiers)), ...pictures]),
    ],
    {
      xmlns: dialect.packageNamespace,
      "xmlns:imsmd": LOM,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${dialect.packageNamespace} ${dialect.packageSchema} ${LOM} ${LOM_SCHEMA}`,
      identifier: "package",
    },
  );
}

/** A section with the items filed in it, and the sections in it. */
type Section = { title: string; items: BankItem[]; sections: Map<string, Section> };

const section = (title: string): Section => ({ title, items: [], sections: new Map() });

function sectionsOf(title: string, items: readonly BankItem[]): Section {
  const whole = section(title);
  for (const item of items) {
    let under = whole;
    for (const topic of item.topic) {
      const name = plainOfMarkup(topic);
      if (!under.sections.has(name)) under.sections.set(name, section(name));
      under = under.sections.get(name)!;
    }
    under.items.push(item);
  }
  return whole;
}

function writtenSection({ title, items, sections }: Section, identifier: string, q: Write): XmlToWrite {
  const refs = items.map((item) => q("assessmentItemRef", { identifier: itemIdentifier(item), href: itemPlace(item) }));
  const within = [...sections.values()].map((one, i) => writtenSection(one, `${identifier}-${i + 1}`, q));
  return q("assessmentSection", { identifier, title, visible: "true" }, [...refs, ...within]);
}

function testOf(set: Leaving["set"], items: readonly BankItem[], dialect: Dialect): XmlToWrite {
  const q = writeIn(dialect);
  const score = q("outcomeDeclaration", { identifier: "SCORE", cardinality: "single", baseType: "float" }, [
    q("defaultValue", {}, [q("value", {}, ["0"])]),
  ]);
  const part = q("testPart", { identifier: "part", navigationMode: "nonlinear", submissionMode: "individual" }, [
    q("itemSessionControl", { showFeedback: "true" }),
    writtenSection(sectionsOf(set.title, items), "section", q),
  ]);
  const sum = q("outcomeProcessing", {}, [
    q("setOutcomeValue", { identifier: "SCORE" }, [q("sum", {}, [q("testVariables", { variableIdentifier: "SCORE" })])]),
  ]);
  return q("assessmentTest", { ...headOf(dialect), identifier: "test", title: set.title }, [score, part, sum]);
}

/**
 * A package: the list of its files, the test with a section for each topic, one file for each question, and the pictures and sounds that
 * they name.
 */
export async function writePackage(leaving: Leaving, dialect: Dialect): Promise<Uint8Array> {
  const { set, media } = leaving;
  const names = new Set(media.map(({ name }) => name));
  const text = new WrittenText(dialect, (name) => (names.has(name) ? `../${address(mediaPlace(name))}` : null));
  const items = bankItems(leaving).map((item): WrittenItem => {
    const bytes = writeXml(writeItem(item, { dialect, text, language: set.language }));
    return {
      item,
      entry: { name: itemPlace(item), bytes },
      media: media.length === 0 ? [] : mediaIn(new TextDecoder().decode(bytes), media),
    };
  });
  const named = new Set(items.flatMap((item) => item.media));
  const taken = media.filter((one) => named.has(one));
  return writeArchive([
    { name: "imsmanifest.xml", bytes: writeXml(manifestOf(set, items, taken, dialect)) },
    {
      name: TEST,
      bytes: writeXml(
        testOf(
          set,
          items.map(({ item }) => item),
          dialect,
        ),
      ),
    },
    ...items.map(({ entry }) => entry),
    ...taken.map(({ name, bytes }) => ({ name: mediaPlace(name), bytes, stored: true })),
  ]);
}
