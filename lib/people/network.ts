/** The eight parts of an address of the new kind, as numbers; null when it is none. */
function partsOf(address: string): number[] | null {
  const [left = "", right, more] = address.split("::");
  if (more !== undefined) return null;
  const read = (text: string) =>
    text === "" ? [] : text.split(":").map((part) => (/^[0-9a-f]{1,4}$/i.test(part) ? Number.parseInt(part, 16) : NaN));
  const [before, after] = [read(left), read(right ?? "")];
  const parts =
    right === undefined ? before : [...before, ...Array<number>(Math.max(0, 8 - before.length - after.length)).fill(0), ...after];
  return parts.length === 8 && !parts.some(Number.isNaN) ? parts : null;
}

const PORT = /^(?:\[([^\]]*)\]|(\d+(?:\.\d+){3}))(?::\d+)?$/;
const OLD_KIND = /^(?:::ffff:)?(\d{1,3}(?:\.\d{1,3}){3})$/i;

/**
 * Who is meant by an address that requests come from, for counting: an address of the old kind is itself ("203.0.113.7", also where it is
 * written as one of the new kind, or with a port), and of the new kind the first half is, since whoever has one address has all 2^64 of its
 * second half ("2001:db8:1:2::/64"). What is no address is itself, in no more than a hundred letters.
 */
export function networkOf(address: string): string {
  const found = PORT.exec(address.trim());
  const plain = (found?.[1] ?? found?.[2] ?? address.trim()).replace(/%.*$/, "");
  const old = OLD_KIND.exec(plain)?.[1];
  if (old) return old;
  const parts = partsOf(plain);
  return parts
    ? `${parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(":")}::/64`
    : plain.slice(0, 100);
}
