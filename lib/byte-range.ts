/** A part of a file, from 0; both ends are in it. */
export type ByteRange = { from: number; to: number };

/**
 * The part of a file of so many bytes that a Range header asks for (RFC 9110, one range of bytes). Null where the whole is to be sent,
 * since nothing was asked for that could be understood; "none" where the file has no such part.
 */
export function byteRangeOf(header: string | null, size: number): ByteRange | "none" | null {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  const [first, last] = [asked?.[1] ?? "", asked?.[2] ?? ""];
  if (first === "" && last === "") return null;
  const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const to = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  return from > to ? "none" : { from, to };
}
