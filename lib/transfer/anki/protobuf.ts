/**
 * A message as it is written on the wire: each field with its number, and a number, or bytes (of a text, or of a message within). In order.
 */
export type WireField = { number: number; value: number | Uint8Array };

const VARINT = 0;
const EIGHT_BYTES = 1;
const LENGTH_GIVEN = 2;
const FOUR_BYTES = 5;
const MOST_VARINT_BYTES = 10;

/** Goes through the bytes of a message from left to right; what would lie outside them makes it stop. */
class Reader {
  at = 0;
  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }

  /** Seven bits a byte, the low ones first; null where it does not end. Numbers past 2^53 lose their last digits. */
  varint(): number | null {
    let value = 0;
    for (let i = 0; i < MOST_VARINT_BYTES; i += 1) {
      const byte = this.bytes[this.at];
      if (byte === undefined) return null;
      this.at += 1;
      value += (byte & 0x7f) * 2 ** (7 * i);
      if (byte < 0x80) return value;
    }
    return null;
  }

  take(length: number): Uint8Array | null {
    if (length > this.bytes.length - this.at) return null;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  value(wireType: number): number | Uint8Array | null {
    switch (wireType) {
      case VARINT:
        return this.varint();
      case EIGHT_BYTES:
        return this.take(8);
      case FOUR_BYTES:
        return this.take(4);
      case LENGTH_GIVEN: {
        const length = this.varint();
        return length === null ? null : this.take(length);
      }
      default:
        return null;
    }
  }
}

/** The fields of a message (protocol buffers, without groups); null when the bytes are none. */
export function readMessage(bytes: Uint8Array): WireField[] | null {
  const reader = new Reader(bytes);
  const fields: WireField[] = [];
  while (!reader.isAtEnd) {
    const tag = reader.varint();
    if (tag === null || tag < 8) return null;
    const value = reader.value(tag % 8);
    if (value === null) return null;
    fields.push({ number: Math.floor(tag / 8), value });
  }
  return fields;
}

/** The number that a field holds: the last one given, 0 where there is none, as the format has it. */
export function numberIn(fields: readonly WireField[], number: number): number {
  const value = fields.findLast((field) => field.number === number)?.value;
  return typeof value === "number" ? value : 0;
}

/** Everything that fields of this number hold, as bytes. */
export const bytesIn = (fields: readonly WireField[], number: number): Uint8Array[] =>
  fields.flatMap((field) => (field.number === number && typeof field.value !== "number" ? [field.value] : []));

/** The text that a field holds: the last one given, "" where there is none. */
export const textIn = (fields: readonly WireField[], number: number): string => new TextDecoder().decode(bytesIn(fields, number).at(-1));
