import { looksZipped, openArchive } from "../archive";
import { xmlText } from "../xml-text";
import { manifestIn } from "./read-qti";

/** So much of a file is looked at. */
const BEGINNING = 8_000;
const ROOT =
  /<(?:[\w.-]{1,40}:)?(qti-assessment-(?:item|test|section|stimulus)|assessment(?:Item|Test|Section|Stimulus)|questestinterop)[\s>/]/;

const beginningOf = (bytes: Uint8Array): string => {
  const text = xmlText(bytes.subarray(0, BEGINNING));
  return text.ok ? [...text.value.pieces].join("") : "";
};

/** Which QTI a file is in: 3, 2, or 1, which is not read; "some" where a package may be any; null where it is none. */
export function versionOf(bytes: Uint8Array): 3 | 2 | 1 | "some" | null {
  if (looksZipped(bytes)) return versionOfPackage(bytes);
  const root = ROOT.exec(beginningOf(bytes))?.[1];
  if (root === undefined) return null;
  return root.startsWith("qti-") ? 3 : root === "questestinterop" ? 1 : 2;
}

function versionOfPackage(bytes: Uint8Array): 3 | 2 | "some" | null {
  const opened = openArchive(bytes);
  const manifest = opened.ok ? manifestIn(opened.value) : null;
  const read = opened.ok && manifest !== null ? opened.value.read(manifest) : null;
  if (!read) return null;
  const text = read.ok ? beginningOf(read.value) : "";
  return /imsqti_\w+_xmlv3p|qtiv3p0/.test(text) ? 3 : /imsqti_\w*xmlv2p|QTIv2|imsqti_v2p/i.test(text) ? 2 : "some";
}
