import * as formats from "./formats";
import type { TransferFormat } from "./transfer-format";

/** Every registered format, by label. */
export const transferFormats: readonly TransferFormat[] = Object.values<TransferFormat>(formats).sort((one, other) => (one.label < other.label ? -1 : 1));

/** The format of a name; null when there is none. */
export const transferFormatNamed = (name: string): TransferFormat | null => transferFormats.find((format) => format.name === name) ?? null;
