import "server-only";
import type pg from "pg";

/** A table: the columns that hold something of their own, its primary key, and the columns that count by themselves. */
export type Table = { name: string; columns: string[]; key: string[]; counters: string[] };

const TABLES = `
  SELECT c.relname::text AS name,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
    coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY(k.conkey)), '{}') AS key,
    coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) IS NOT NULL), '{}') AS counters
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
  WHERE n.nspname = $1 AND c.relkind = 'r' AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
  GROUP BY c.relname ORDER BY c.relname COLLATE "C"`;

/** A foreign key between two tables: its name and definition, and whether every row must have it. */
type Pointer = { key: string; name: string; target: string; definition: string; needed: boolean };

const POINTERS = `
  SELECT f.conname::text AS key, c.relname::text AS name, t.relname::text AS target, pg_get_constraintdef(f.oid) AS definition,
    (SELECT bool_and(a.attnotnull) FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = ANY(f.conkey)) AS needed
  FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class t ON t.oid = f.confrelid
  WHERE f.contype = 'f' AND c.relnamespace = to_regnamespace($1) AND c.oid <> t.oid
  ORDER BY c.relname, f.conname`;

/** Each name after all that its rows must point at. Those tables never point at each other in a circle. */
function inOrder(tables: readonly Table[], pointers: readonly Pointer[]): Table[] {
  const ordered: Table[] = [];
  const placed = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter((table) => !placed.has(table.name) && pointers.every((one) => one.name !== table.name || placed.has(one.target)));
    if (ready.length === 0) throw new Error("tables point at each other in a circle");
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

/** The tables of a schema, each after those that its rows must point at. */
export async function tablesIn(client: pg.Client, schema: string): Promise<Table[]> {
  const tables = await client.query<Table>(TABLES, [schema]);
  const pointers = await client.query<Pointer>(POINTERS, [schema]);
  return inOrder(tables.rows, pointers.rows.filter(({ needed }) => needed));
}

/** The foreign keys of a schema that may point at tables further on in the order of `tables`: filling in that order, they can only hold at the end. */
export async function pointersAhead(client: pg.Client, schema: string, tables: readonly Table[]): Promise<Pointer[]> {
  const place = new Map(tables.map(({ name }, i) => [name, i]));
  const { rows } = await client.query<Pointer>(POINTERS, [schema]);
  return rows.filter(({ name, target }) => (place.get(target) ?? 0) > (place.get(name) ?? 0));
}
