/** What an element to be written holds: text (escaped), elements, or text that goes into a CDATA section, where HTML stays readable. */
export type XmlContent = string | { cdata: string } | XmlToWrite;

/** An element to be written; an XmlElement that was read is one, too. Attributes are written in their order. */
export type XmlToWrite = { name: string; prefix?: string; attributes?: Readonly<Record<string, string>>; children?: readonly XmlContent[] };

/** Everything that XML 1.0 cannot hold, halves of characters included. */
const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text as XML can hold it: what parts words there stays a space, halves of characters become �, other control characters go. */
const holdable = (text: string) =>
  text.replace(FORBIDDEN, (sign) => (/[\v\f]/.test(sign) ? " " : /[\ud800-\udfff]/.test(sign) ? "\ufffd" : ""));

const SIGNS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

const ofText = (text: string) => holdable(text).replace(/[&<>\r]/g, (sign) => SIGNS[sign]!);
const ofAttribute = (value: string) => holdable(value).replace(/[&<>"\t\n\r]/g, (sign) => SIGNS[sign]!);
/** "]]>" is parted, and a carriage return, which a section cannot keep, is a line break. */
const ofSection = (text: string) => `<![CDATA[${holdable(text).replace(/\r\n?/g, "\n").replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

const isElement = (content: XmlContent): content is XmlToWrite => typeof content !== "string" && "name" in content;

const ofAttributes = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${ofAttribute(value)}"`)
    .join("");

function ofContent(content: XmlContent, indent: string): string {
  if (isElement(content)) return ofElement(content, indent);
  return typeof content === "string" ? ofText(content) : ofSection(content.cdata);
}

/** Elements stand on lines of their own only where no text stands beside them: a line break there would be text. */
function ofElement({ name, prefix, attributes = {}, children = [] }: XmlToWrite, indent: string): string {
  const fullName = prefix ? `${prefix}:${name}` : name;
  const start = `${fullName}${ofAttributes(attributes)}`;
  if (children.length === 0) return `<${start}/>`;
  const inside = children.every(isElement)
    ? `${children.map((child) => `\n${indent}  ${ofElement(child, `${indent}  `)}`).join("")}\n${indent}`
    : children.map((child) => ofContent(child, "")).join("");
  return `<${start}>${inside}</${fullName}>`;
}

/** An XML file in UTF-8: the same tree gives the same bytes. Names of elements and attributes are ours, and taken as they are. */
export const writeXml = (root: XmlToWrite): Uint8Array =>
  new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${ofElement(root, "")}\n`);
