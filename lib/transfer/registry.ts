import * as formats from "./formats";
import type { TransferFormat } from "./transfer-format";

/** Every registered format, by label. */
export const transferFormats: readonly TransferFormat[] = Object.values<TransferFormat>(formats).sort((one, other) =>
  one.label < other.label ? -1 : 1,
);

/** The format of a name; null when there is none. */
export const transferFormatNamed = (name: string): TransferFormat | null => transferFormats.find((format) => format.name === name) ?? null;

const endsAs = (file: string) => (format: TransferFormat) =>
  format.extensions.some((extension) => file.toLowerCase().endsWith(`.${extension}`));

/** The format that a file to be written is named after; null when its name does not say. */
export const formatToWrite = (file: string): TransferFormat | null =>
  transferFormats.filter((format) => format.write).find(endsAs(file)) ?? null;

/**
 * The format that a file is in: what its bytes surely are, whatever it is called; else what its name says and its bytes do not deny; else
 * what its bytes may be. Null when nothing fits.
 */
export function formatToRead(file: string, bytes: Uint8Array): TransferFormat | null {
  const readers = transferFormats
    .filter((format) => format.read)
    .map((format) => ({ format, likeness: format.looksLike?.(bytes) ?? "maybe" }));
  const sure = readers.filter(({ likeness }) => likeness === "sure");
  const possible = readers.filter(({ likeness }) => likeness !== "no");
  const named = (some: typeof readers) => some.find(({ format }) => endsAs(file)(format));
  return (named(sure) ?? sure[0] ?? named(possible) ?? possible[0])?.format ?? null;
}
