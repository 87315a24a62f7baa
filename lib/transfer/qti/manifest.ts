import { markupOfPlain } from "../../markup/plain";
import { elementsBelow, elementsIn, type XmlElement } from "../xml";
import { attributeOf, partOf, partsOf, wordsIn } from "./names";

/** A resource of a package as its manifest names it: places are as written there. */
export type Resource = {
  identifier: string;
  kind: "item" | "test" | "passage" | "other";
  href: string;
  topic: string[];
  tags: string[];
  source: string;
};

/** What a manifest says: title and language are "" where it does not say them. */
export type Manifest = { title: string; language: string; resources: Resource[] };

/** The metadata of an element (IEEE LOM), wherever it stands in it; null when there is none. */
const lomOf = (element: XmlElement): XmlElement | null => {
  const metadata = partOf(element, "metadata");
  return metadata ? (elementsBelow(metadata, "lom")[0] ?? null) : null;
};

const named = (element: XmlElement | null, ...path: string[]): XmlElement[] =>
  element ? path.reduce<XmlElement[]>((found, name) => found.flatMap((one) => elementsIn(one, name)), [element]) : [];

/** The words at a place of the metadata, as light markup. */
const wordsAt = (element: XmlElement | null, ...path: string[]) =>
  named(element, ...path)
    .map((one) => markupOfPlain(wordsIn(one)))
    .filter(Boolean);

/** A place in a classification of questions by topic, as Common Cartridge names it. */
function topicOf(lom: XmlElement | null): string[] {
  const path = named(lom, "classification", "taxonPath").find((one) =>
    wordsAt(one, "source").some((source) => /category|topic/i.test(source)),
  );
  return path
    ? named(path, "taxon")
        .map((taxon) => wordsAt(taxon, "entry").join(" "))
        .filter(Boolean)
    : [];
}

/** What a resource says it is based on. */
function sourceOf(lom: XmlElement | null): string {
  const relations = named(lom, "relation").filter((relation) => wordsAt(relation, "kind", "value").includes("isbasedon"));
  return relations.flatMap((relation) => wordsAt(relation, "resource", "description")).join("\n");
}

const kindOf = (type: string): Resource["kind"] => {
  if (/item/i.test(type)) return "item";
  if (/stimulus/i.test(type)) return "passage";
  return /test|section|assessment/i.test(type) ? "test" : "other";
};

function resourceOf(element: XmlElement, base: string): Resource {
  const lom = lomOf(element);
  const own = (attributeOf(element, "xml:base") ?? "") + (attributeOf(element, "href") ?? "");
  const first =
    attributeOf(element, "href") === null ? (partsOf(element, "file").map((file) => attributeOf(file, "href") ?? "")[0] ?? "") : own;
  return {
    identifier: attributeOf(element, "identifier") ?? "",
    kind: kindOf(attributeOf(element, "type") ?? ""),
    href: first === "" ? "" : base + first,
    topic: topicOf(lom),
    tags: wordsAt(lom, "general", "keyword"),
    source: sourceOf(lom),
  };
}

/** A manifest (IMS Content Packaging) with its resources in their order. */
export function manifestOf(root: XmlElement): Manifest {
  const lom = lomOf(root);
  const resources = partOf(root, "resources");
  const base = (attributeOf(root, "xml:base") ?? "") + ((resources && attributeOf(resources, "xml:base")) ?? "");
  return {
    title: wordsAt(lom, "general", "title")[0] ?? "",
    language: wordsAt(lom, "general", "language")[0] ?? "",
    resources: resources ? partsOf(resources, "resource").map((element) => resourceOf(element, base)) : [],
  };
}
