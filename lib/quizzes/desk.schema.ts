import { z } from "zod";
import type { Wish } from "./compose";
import { LENGTHS } from "./settings";
import { readQuizSettings } from "./settings.schema";

/** A quiz that is being put together, as its page sends it: its questions in order, those to keep, and what is wished for. */
export type SentDesk = { items: string[]; locked: string[]; wish: Wish };

const ids = z.array(z.string().min(1).max(100)).max(LENGTHS.most);
const deskSchema = z.strictObject({ items: ids, locked: ids, wish: z.unknown() });

/** The quiz on somebody's desk; null for anything else. */
export function readDesk(body: unknown): SentDesk | null {
  const read = deskSchema.safeParse(body);
  const settings = read.success ? readQuizSettings(read.data.wish) : null;
  return read.success && settings?.ok ? { items: read.data.items, locked: read.data.locked, wish: settings.value } : null;
}
