import "server-only";
import { z } from "zod";

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
const manifestSchema = z.object({
  format: z.literal("footing-backup"),
  // Rows stand in the order of their keys: in version 1 by the text of the whole key, since then by its columns.
  version: z.union([z.literal(1), z.literal(2)]),
  madeAt: z.iso.datetime(),
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })),
  tables: z.array(tableSchema),
});

/** One table of a backup: its rows and the SHA-256 of their text. */
export type TableManifest = z.infer<typeof tableSchema>;
/** What a backup says of itself: when it was made, by which migrations, and what must come out of it. */
export type BackupManifest = z.infer<typeof manifestSchema>;

/** The manifest in a backup, or null when the text is none. */
export function readManifest(text: string): BackupManifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
