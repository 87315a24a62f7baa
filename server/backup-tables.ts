import "server-only";
import type pg from "pg";

/**
 * A table: the columns that hold something of their own, its primary key, the order of its rows by that key, which is the same on every
 * server, and the columns that count by themselves.
 */
export type Table = { name: string; columns: string[]; key: string[]; order: string[]; counters: string[] };

const TABLES = `
  SELECT c.relname::text AS name,
    array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
    coalesce(array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY(k.conkey)), '{}') AS key,
    coalesce(array_agg(quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END ORDER BY a.attnum) FILTER (WHERE a.attnum = ANY(k.conkey)), '{}') AS "order",
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
    const ready = tables.filter(
      (table) => !placed.has(table.name) && pointers.every((one) => one.name !== table.name || placed.has(one.target)),
    );
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
  return inOrder(
    tables.rows,
    pointers.rows.filter(({ needed }) => needed),
  );
}

/** What can be put off until all rows are there: statements that take it away, and those that put it back, in order. */
export type PutOff = { away: string[]; back: string[] };

const PUT_OFF = `
  SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', f.conrelid::regclass, f.conname) AS away, format('ALTER TABLE %s ADD CONSTRAINT %I %s', f.conrelid::regclass, f.conname, pg_get_constraintdef(f.oid)) AS back, 2 AS turn
  FROM pg_constraint f WHERE f.contype = 'f' AND f.connamespace = to_regnamespace($1)
  UNION ALL
  SELECT format('DROP INDEX %s', i.indexrelid::regclass), pg_get_indexdef(i.indexrelid), 1
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid WHERE c.relnamespace = to_regnamespace($1) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
  UNION ALL
  SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname), format('ALTER TABLE %s ENABLE TRIGGER %I', t.tgrelid::regclass, t.tgname), 3
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid WHERE c.relnamespace = to_regnamespace($1) AND NOT t.tgisinternal AND p.proname LIKE 'give\\_%'`;

/**
 * Foreign keys, indexes and what fills in: rows are put in several times faster without them, and what they demand is checked of all rows
 * at once when they are put back. Triggers that are laws stay.
 */
export async function putOffIn(client: pg.Client, schema: string): Promise<PutOff> {
  const { rows } = await client.query<{ away: string; back: string; turn: number }>(PUT_OFF, [schema]);
  const inTurn = (order: 1 | -1) => [...rows].sort((a, b) => order * (a.turn - b.turn));
  return { away: inTurn(-1).map(({ away }) => away), back: inTurn(1).map(({ back }) => back) };
}
