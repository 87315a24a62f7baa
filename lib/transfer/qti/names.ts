import { elementsIn, textIn, type XmlElement } from "../xml";

/**
 * QTI 2 and QTI 3 say the same by two ways of writing names: `choiceInteraction` and `qti-choice-interaction`. Everything that reads them
 * knows the first way only, and asks for names here.
 */

/** A change of names that is worked out once for each of the few there are; names that a file makes up are not kept. */
function remembered(change: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const changed = change(name);
    if (known.size < 500) known.set(name, changed);
    return changed;
  };
}

const joined = remembered((name) => name.slice(4).replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
const parted = remembered((name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

/** What an element is called in QTI 2; elements of HTML keep their names. */
export const nameOf = ({ name }: XmlElement): string => (name.startsWith("qti-") ? joined(name) : name);

/** The name in QTI 3 of what QTI 2 calls `name`: of an element with `qti-` before it. */
export const nameInQti3 = (name: string): string => `qti-${parted(name)}`;

/** The name in QTI 3 of an attribute that QTI 2 calls `name`. */
export const attributeInQti3 = (name: string): string => (name.includes(":") ? name : parted(name));

/** An attribute by its name in QTI 2, without spaces around it; null where it is not there. */
export function attributeOf(element: XmlElement, name: string): string | null {
  const { attributes } = element;
  if (Object.hasOwn(attributes, name)) return attributes[name]!.trim();
  const other = parted(name);
  return Object.hasOwn(attributes, other) ? attributes[other]!.trim() : null;
}

/** The elements directly in one that QTI 2 calls so. */
export const partsOf = (element: XmlElement, name: string): XmlElement[] => elementsIn(element).filter((child) => nameOf(child) === name);

/** The first element directly in one that QTI 2 calls so; null when there is none. */
export const partOf = (element: XmlElement, name: string): XmlElement | null =>
  (element.children.find((child) => typeof child !== "string" && nameOf(child) === name) as XmlElement | undefined) ?? null;

/** Every element within one, at whatever depth, for which `isMeant`, in order; what is within a found one is not looked at. */
export function foundIn(element: XmlElement, isMeant: (element: XmlElement) => boolean, found: XmlElement[] = []): XmlElement[] {
  for (const child of elementsIn(element)) {
    if (isMeant(child)) found.push(child);
    else foundIn(child, isMeant, found);
  }
  return found;
}

/** The text in an element with single spaces. */
export const wordsIn = (element: XmlElement): string => textIn(element).replace(/\s+/g, " ").trim();
