import "server-only";
import { randomBytes } from "node:crypto";

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, "0");

/** Ids made at the same moment by one maker are told apart by counting: 22 bits, the lower ten of them behind the variant. */
const COUNTED = 2 ** 22;
const LOWER = 2 ** 10;

/**
 * Makes ids for rows that are stored together: each comes after the last, so that an index takes them one behind the other, which is
 * quicker than all over the place. UUIDs of version 7 (RFC 9562): time, count, chance. They are no secrets.
 */
export function idsInOrder(now = Date.now()): () => string {
  const chance = randomBytes(7).toString("hex");
  const lower = Array.from(
    { length: LOWER },
    (_, count) => `-${hex(0x8000 | (count << 4) | Number.parseInt(chance[12]!, 16), 4)}-${chance.slice(0, 12)}`,
  );
  let made = 0;
  let before = "";
  return () => {
    const count = made++;
    if (count % LOWER === 0) {
      const time = hex(now + Math.floor(count / COUNTED), 12);
      before = `${time.slice(0, 8)}-${time.slice(8)}-7${hex((count % COUNTED) / LOWER, 3)}`;
    }
    return before + lower[count % LOWER]!;
  };
}
