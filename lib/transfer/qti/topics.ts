import { markupOfPlain } from "../../markup/plain";
import { elementsIn, type XmlElement } from "../xml";
import { attributeOf, nameOf } from "./names";

/**
 * An item that a test names, or a section that stands in a file of its own: its place as written there, and the sections around it (light
 * markup), the outermost first.
 */
export type Ref = { kind: "item" | "section"; href: string; topic: string[] };

/** What a test says of itself: what it is called, and what is in it, in order. */
export type TestPlan = { title: string; refs: Ref[] };

const titleOf = (element: XmlElement) => (attributeOf(element, "title") ?? "").replace(/\s+/g, " ");

/** A section that is called like the whole test, or not at all, is no topic. */
const withTopic = (topic: readonly string[], section: string, title: string) =>
  section === "" || section === title ? topic : [...topic, markupOfPlain(section)];

function refsIn(element: XmlElement, topic: readonly string[], title: string, found: Ref[]): Ref[] {
  for (const part of elementsIn(element)) {
    const name = nameOf(part);
    const ref = (kind: Ref["kind"]) => found.push({ kind, href: attributeOf(part, "href") ?? "", topic: [...topic] });
    if (name === "assessmentItemRef") ref("item");
    if (name === "assessmentSectionRef") ref("section");
    if (name === "testPart") refsIn(part, topic, title, found);
    if (name === "assessmentSection") refsIn(part, withTopic(topic, titleOf(part), title), title, found);
  }
  return found;
}

/** What a test names, in its order; the same of a section that stands on its own, which is a topic itself. */
export function testPlanOf(root: XmlElement): TestPlan {
  const title = titleOf(root);
  const isTest = nameOf(root) === "assessmentTest";
  return { title: isTest ? title : "", refs: refsIn(root, isTest || title === "" ? [] : [markupOfPlain(title)], isTest ? title : "", []) };
}
