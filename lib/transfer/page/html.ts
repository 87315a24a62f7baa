import { mediaTypeOf } from "../../markup/media-kind";
import { htmlOfMarkup } from "../../markup/to-html";
import type { MediaFile } from "../material";

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Signs that HTML does not hold. */
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}|\p{Noncharacter_Code_Point}/gu;

/** A plain text as HTML. */
export const escaped = (text: string): string => text.replace(UNSEEN, "").replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

/** A plain text of several lines as HTML. */
export const escapedLines = (text: string): string => escaped(text).replaceAll("\n", "<br>");

/** An element with what stands in it, which is HTML already. */
export const element = (name: string, inside: string, attributes: Readonly<Record<string, string>> = {}): string =>
  `<${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join("")}>${inside}</${name}>`;

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [one, two, three] = [bytes[at]!, bytes[at + 1], bytes[at + 2]];
    parts.push(
      DIGITS[one >> 2]!,
      DIGITS[((one & 3) << 4) | ((two ?? 0) >> 4)]!,
      two === undefined ? "=" : DIGITS[((two & 15) << 2) | ((three ?? 0) >> 6)]!,
      three === undefined ? "=" : DIGITS[three & 63]!,
    );
  }
  return parts.join("");
}

/**
 * Pictures by name, as addresses that hold their bytes: nothing is fetched. Sounds, and what is no picture by its first bytes, are left
 * out.
 */
function picturesOf(media: readonly MediaFile[]): Map<string, () => string> {
  return new Map(
    media.flatMap(({ name, bytes }): [string, () => string][] => {
      const type = mediaTypeOf(bytes);
      return type?.startsWith("image/") ? [[name, () => `data:${type};base64,${base64(bytes)}`]] : [];
    }),
  );
}

/** Makes HTML of the texts of a set: `isMarked` where they are in light markup. Formulas are MathML, pictures are in the page. */
export function htmlOfTexts(isMarked: boolean, media: readonly MediaFile[]): (text: string) => string {
  if (!isMarked) return escapedLines;
  const pictures = picturesOf(media);
  const names = [...pictures.keys()];
  const places = new Map(names.map((name, i) => [name, `picture-${i}`]));
  // The address of a picture is put in last: what makes the HTML safe takes none that holds bytes.
  return (text) =>
    htmlOfMarkup(text.replace(UNSEEN, ""), { maths: "mathml", media: (name) => places.get(name) ?? null }).replace(
      /(<img[^<>]*? src=")picture-(\d+)"/g,
      (_, before: string, i: string) => `${before}${pictures.get(names[Number(i)]!)!()}"`,
    );
}
