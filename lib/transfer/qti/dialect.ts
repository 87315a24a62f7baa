import type { XmlContent, XmlToWrite } from "../write-xml";
import { attributeInQti3, nameInQti3 } from "./names";

/** What differs between the two versions that are written. The addresses are those of the published schemas. */
export type Dialect = {
  version: 2 | 3;
  itemNamespace: string;
  itemSchema: string;
  packageNamespace: string;
  packageSchema: string;
  schemaName: string;
  schemaVersion: string;
  itemType: string;
  testType: string;
};

/** QTI 2.2, in the edition of its schema that others name. */
export const QTI_2_2: Dialect = {
  version: 2,
  itemNamespace: "http://www.imsglobal.org/xsd/imsqti_v2p2",
  itemSchema: "http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2p2.xsd",
  packageNamespace: "http://www.imsglobal.org/xsd/imscp_v1p1",
  packageSchema: "http://www.imsglobal.org/xsd/qti/qtiv2p2/qtiv2p2_imscpv1p2_v1p0.xsd",
  schemaName: "QTIv2.2 Package",
  schemaVersion: "1.0.0",
  itemType: "imsqti_item_xmlv2p2",
  testType: "imsqti_test_xmlv2p2",
};

/** QTI 3.0, in the edition of its schema that others name. */
export const QTI_3_0: Dialect = {
  version: 3,
  itemNamespace: "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
  itemSchema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd",
  packageNamespace: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
  packageSchema: "https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0p1_imscpv1p2_v1p0.xsd",
  schemaName: "QTI Package",
  schemaVersion: "3.0.1",
  itemType: "imsqti_item_xmlv3p0",
  testType: "imsqti_test_xmlv3p0",
};

/** Makes elements of QTI, which are called as in QTI 2 by whoever asks for them. */
export type Write = (name: string, attributes?: Readonly<Record<string, string>>, children?: readonly XmlContent[]) => XmlToWrite;

/** What makes elements in a version. */
export const writeIn = ({ version }: Dialect): Write =>
  version === 2
    ? (name, attributes = {}, children = []) => ({ name, attributes, children })
    : (name, attributes = {}, children = []) => ({
        name: nameInQti3(name),
        attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [attributeInQti3(key), value])),
        children,
      });

/** An element of HTML. */
export const html = (
  name: string,
  children: readonly XmlContent[] = [],
  attributes: Readonly<Record<string, string>> = {},
): XmlToWrite => ({ name, attributes, children });

/**
 * A name that may stand as an identifier: letters, digits, "_", "-" and "."; whatever else an id holds is written by its number, so that
 * different ids stay different.
 */
export const identifierOf = (prefix: string, id: string): string =>
  `${prefix}-${id.replace(/[^A-Za-z0-9.-]/gu, (sign) => `_${sign.codePointAt(0)!.toString(16)}_`)}`;

/** The id that an identifier of ours stands for; null where it is none. */
export function idOfIdentifier(prefix: string, identifier: string): string | null {
  if (!identifier.startsWith(`${prefix}-`)) return null;
  return identifier
    .slice(prefix.length + 1)
    .replace(/_([0-9a-f]{1,6})_/g, (whole, code: string) =>
      Number.parseInt(code, 16) <= 0x10ffff ? String.fromCodePoint(Number.parseInt(code, 16)) : whole,
    );
}

/** What the items that we write say they were made by: their identifiers are ids of ours. */
export const TOOL = "Footing";

/** What their identifiers begin with: an identifier may not begin with a digit. */
export const ITEM_PREFIX = "q";

/** The same namespaces at the head of every file of the questions. */
export const headOf = ({ itemNamespace, itemSchema }: Dialect): Readonly<Record<string, string>> => ({
  xmlns: itemNamespace,
  "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
  "xsi:schemaLocation": `${itemNamespace} ${itemSchema}`,
});
