import { refused, type Problem, type Result } from "../../problem";
import { looksZipped, openArchive, type Archive } from "../archive";
import type { Material, Row } from "../material";
import type { Read } from "../transfer-format";
import { readXml, type XmlElement } from "../xml";
import type { Beside } from "./content";
import { idOfIdentifier, ITEM_PREFIX, TOOL } from "./dialect";
import type { Budget } from "./expressions";
import { manifestOf, type Manifest, type Resource } from "./manifest";
import { Media } from "./media";
import { attributeOf, nameOf } from "./names";
import { placeOf } from "./places";
import { languageOf, passageIn, readItem, type Passage } from "./read-item";
import { testPlanOf } from "./topics";

/** Far more than real files take, and real items: so many steps of marking, and so many letters that are written more than once. */
const OF_FILE: Budget = { steps: 20_000_000, letters: 5_000_000 };
const STEPS_OF_ITEM = 200_000;

const nothing = (problems: Problem[]): Read => ({ understood: null, problems });

/** A file that should hold an item: where it stands, and what is known of it from the manifest and the test. */
type Listed = { place: string; topic: string[]; tags: string[]; source: string; identifier: string };

/**
 * Rows that keep nothing of their file alive: a part of a string holds on to the whole of it, and of ten thousand files that is too much.
 */
const apart = (rows: readonly Row[]): Row[] => JSON.parse(JSON.stringify(rows)) as Row[];

/** What an item is called by its maker: an item of ours, by the id of its question. */
function ownId(item: XmlElement): string {
  const identifier = (item.attributes.identifier ?? "").trim();
  return (attributeOf(item, "toolName") === TOOL && idOfIdentifier(ITEM_PREFIX, identifier)) || identifier;
}

/** Everything that is read of one file or package. */
class Reading {
  readonly rows: Row[] = [];
  readonly problems: Problem[] = [];
  readonly media: Media;
  language: string | null = null;
  private left: Budget = OF_FILE;
  /** Ids of rows, and how often each was wanted. */
  private readonly ids = new Map<string, number>();
  private readonly passages = new Map<string, Passage | null>();
  private readonly pages = new Map<string, string | null>();
  private readonly places: ReadonlySet<string>;
  private count = 0;

  constructor(private readonly archive: Archive | null) {
    this.media = new Media(archive);
    this.places = new Set(archive?.names);
  }

  /** The root of a file of the package; null, and a problem, when there is none. */
  root(place: string): XmlElement | null {
    const bytes = this.archive?.read(place) ?? null;
    if (bytes === null) this.problems.push({ where: place, message: "This file is named in the package and is not in it." });
    const read: Result<{ root: XmlElement; problems: Problem[] }> = bytes === null ? refused() : bytes.ok ? readXml(bytes.value) : bytes;
    const at = (problems: readonly Problem[]) =>
      this.problems.push(...problems.map(({ where, message }) => ({ where: where === place ? where : `${place}, ${where}`, message })));
    at(read.ok ? read.value.problems : read.problems);
    return read.ok ? read.value.root : null;
  }

  item(item: XmlElement, { place, topic, tags, source, identifier }: Listed): void {
    this.count += 1;
    const beside = this.beside(place);
    const passageOf = (address: string) => this.passage(placeOf(address, place));
    const id = this.freeId(item, identifier || place);
    const budget = { steps: Math.min(this.left.steps, STEPS_OF_ITEM), letters: this.left.letters };
    const { steps } = budget;
    const read = readItem(item, { where: `question ${this.count}`, id, topic, tags, source, passageOf, beside, budget });
    this.left = { steps: this.left.steps - (steps - budget.steps), letters: budget.letters };
    this.language ??= languageOf(item);
    this.rows.push(...apart(read.rows).map((row, i) => (i === 0 || row.id === null ? row : { ...row, id: this.free(row.id) })));
    this.problems.push(...read.problems);
  }

  /** The item’s own identifier; where another has it, what the package calls it. */
  private freeId(item: XmlElement, otherwise: string): string | null {
    const own = ownId(item);
    return this.free(own === "" || this.ids.has(own) ? otherwise : own) || null;
  }

  /** An id that no row has yet. */
  private free(wanted: string): string {
    let count = this.ids.get(wanted) ?? 0;
    let id = count === 0 ? wanted : `${wanted}#${count + 1}`;
    while (this.ids.has(id)) id = `${wanted}#${(count += 1) + 1}`;
    this.ids.set(wanted, count + 1);
    if (id !== wanted) this.ids.set(id, 1);
    return id;
  }

  private beside(from: string): Beside {
    return { mediaNamed: (address) => this.media.named(address, from), passageAt: (address) => this.page(placeOf(address, from)) };
  }

  /** A page of HTML in the package, as it may stand in a text. */
  private page(place: string | null): string | null {
    if (place === null || !this.places.has(place)) return null;
    if (!this.pages.has(place)) {
      const bytes = this.archive?.read(place);
      this.pages.set(place, bytes?.ok ? new TextDecoder().decode(bytes.value) : null);
    }
    return this.pages.get(place)!;
  }

  private passage(place: string | null): Passage | null {
    if (place === null || !this.places.has(place)) return null;
    if (!this.passages.has(place)) {
      const root = this.root(place);
      const notes = { add: (message: string) => this.problems.push({ where: place, message }) };
      this.passages.set(place, root && passageIn(root, this.beside(place), notes));
    }
    return this.passages.get(place)!;
  }

  material(title: string | null, language: string | null): Material {
    return { title: title || null, language: language || this.language, rows: this.rows, media: this.media.files };
  }

  get all(): Problem[] {
    return [...this.problems, ...this.media.problems];
  }
}

const answer = (reading: Reading, title: string | null, language: string | null = null): Read =>
  reading.rows.length === 0 && reading.all.length === 0
    ? nothing([{ where: "file", message: "There is no question in this package." }])
    : { understood: { kind: "rows", material: reading.material(title, language) }, problems: reading.all };

/** What a file on its own is, when it is no item. */
const OTHER_ROOTS: Readonly<Record<string, string>> = {
  assessmentTest: "This is a test that only names the files of its questions. Import the whole package (a .zip with imsmanifest.xml).",
  assessmentSection:
    "This is a part of a test that only names the files of its questions. Import the whole package (a .zip with imsmanifest.xml).",
  assessmentStimulus:
    "This is a text that questions are about, without the questions. Import the whole package (a .zip with imsmanifest.xml).",
  manifest: "This is the list of a package, without its files. Import the whole package (a .zip with imsmanifest.xml).",
  questestinterop: "This is QTI 1, which is not read here. Export it again as QTI 2.1, 2.2 or 3.0, or as Moodle XML.",
};
const NO_QTI = "This is not a question in QTI 2.1, 2.2 or 3.0.";

function readSingle(bytes: Uint8Array): Read {
  const read = readXml(bytes);
  if (!read.ok) return nothing(read.problems);
  const { root, problems } = read.value;
  if (nameOf(root) !== "assessmentItem") return nothing([{ where: "file", message: OTHER_ROOTS[nameOf(root)] ?? NO_QTI }]);
  const reading = new Reading(null);
  reading.problems.push(...problems);
  reading.item(root, { place: "item.xml", topic: [], tags: [], source: "", identifier: "" });
  return answer(reading, (root.attributes.title ?? "").replace(/\s+/g, " ").trim());
}

const depthOf = (name: string) => name.split("/").length;

/** Where the manifest stands: in the outermost folder that has one; null when there is none. */
export const manifestIn = ({ names }: Archive): string | null =>
  names
    .filter((name) => /(^|\/)imsmanifest\.xml$/i.test(name))
    .reduce<string | null>((outer, name) => (outer === null || depthOf(name) < depthOf(outer) ? name : outer), null);

/** Why an address in a package means no file of it. */
const strayed = (where: string, address: string): Problem => ({
  where,
  message: /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address.trim())
    ? `“${address.slice(0, 100)}” is on another computer and was not fetched.`
    : `“${address.slice(0, 100)}” leads out of the package or to no file, and was not read.`,
});

/**
 * The items that a test names, in its order, with the sections they are in. A section in a file of its own is gone through where it is
 * named, once.
 */
function itemsOfTest(
  reading: Reading,
  root: XmlElement,
  place: string,
  around: readonly string[],
  seen: Set<string>,
): { place: string; topic: string[] }[] {
  return testPlanOf(root).refs.flatMap(({ kind, href, topic }) => {
    const at = placeOf(href, place);
    const all = [...around, ...topic];
    if (at === null) reading.problems.push(strayed(place, href));
    if (at === null || kind === "item") return at === null ? [] : [{ place: at, topic: all }];
    if (seen.has(at)) return [];
    seen.add(at);
    const section = reading.root(at);
    return section ? itemsOfTest(reading, section, at, all, seen) : [];
  });
}

/** Every item of a package: first those of its tests, in their order, then all others that the manifest names. */
function listed(reading: Reading, { resources }: Manifest, manifest: string): { items: Listed[]; titles: string[] } {
  const places = resources.map((resource): { resource: Resource; place: string | null } => ({
    resource,
    place: placeOf(resource.href, manifest),
  }));
  for (const { resource, place } of places)
    if (place === null && resource.kind === "item") reading.problems.push(strayed(resource.identifier || "imsmanifest.xml", resource.href));
  const known = new Map(
    places.flatMap(({ resource, place }) => (place !== null && resource.kind === "item" ? [[place, resource] as const] : [])),
  );
  const titles: string[] = [];
  const topics = new Map<string, string[]>();
  for (const { resource, place } of places) {
    if (resource.kind !== "test" || place === null) continue;
    const root = reading.root(place);
    if (!root || !/^assessment(Test|Section)$/.test(nameOf(root))) continue;
    titles.push(testPlanOf(root).title);
    for (const item of itemsOfTest(reading, root, place, [], new Set([place])))
      if (!topics.has(item.place)) topics.set(item.place, item.topic);
  }
  const all = [...topics.keys(), ...[...known.keys()].filter((place) => !topics.has(place))];
  const items = all.map((place): Listed => {
    const resource = known.get(place);
    const topic = topics.get(place) ?? [];
    return {
      place,
      topic: topic.length > 0 ? topic : (resource?.topic ?? []),
      tags: resource?.tags ?? [],
      source: resource?.source ?? "",
      identifier: resource?.identifier ?? "",
    };
  });
  return { items, titles: titles.filter(Boolean) };
}

/** Items of a package without a list: every file that holds one. */
function unlisted(reading: Reading, archive: Archive): Listed[] {
  reading.problems.push({
    where: "file",
    message: "This package has no list of its files (imsmanifest.xml): every question that was found in it was read.",
  });
  return archive.names.filter((name) => /\.xml$/i.test(name)).map((place) => ({ place, topic: [], tags: [], source: "", identifier: "" }));
}

function readItems(reading: Reading, items: readonly Listed[], isCertain: boolean): void {
  for (const one of items) {
    const root = reading.root(one.place);
    if (root && nameOf(root) === "assessmentItem") reading.item(root, one);
    else if (root && isCertain && nameOf(root) !== "assessmentStimulus")
      reading.problems.push({ where: one.place, message: OTHER_ROOTS[nameOf(root)] ?? NO_QTI });
  }
}

function readPackage(bytes: Uint8Array): Read {
  const opened = openArchive(bytes);
  if (!opened.ok) return nothing(opened.problems);
  const archive = opened.value;
  const reading = new Reading(archive);
  const place = manifestIn(archive);
  if (place === null) {
    readItems(reading, unlisted(reading, archive), false);
    return reading.rows.length === 0 ? nothing(reading.all) : answer(reading, null);
  }
  const root = reading.root(place);
  if (!root) return nothing(reading.all);
  const manifest = manifestOf(root);
  const { items, titles } = listed(reading, manifest, place);
  readItems(reading, items, true);
  return answer(reading, titles[0] ?? manifest.title, manifest.language);
}

/** Reads an item of QTI 2.0 to 3.0, or a package of them. Nothing in it makes it throw, and nothing outside of it is asked for. */
export const readQti = async (bytes: Uint8Array): Promise<Read> => (looksZipped(bytes) ? readPackage(bytes) : readSingle(bytes));
