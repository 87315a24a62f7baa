import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type pg from "pg";
import { runProgram } from "../../scripts/processes.mjs";

// Two descriptions of the tables as sorted lines, to be compared: what prisma/schema.prisma asks for, and what a database holds.

type Field = {
  name: string;
  kind: "scalar" | "object" | "enum";
  type: string;
  isList: boolean;
  isRequired: boolean;
  isId: boolean;
  isUnique: boolean;
  nativeType?: [string, string[]] | null;
  default?: unknown;
  relationFromFields?: string[];
  relationToFields?: string[];
  relationOnDelete?: string;
  relationOnUpdate?: string;
};
type Model = { name: string; dbName: string | null; fields: Field[]; primaryKey: { fields: string[] } | null; uniqueFields: string[][] };
type Index = { model: string; type: "id" | "normal" | "unique" | "fulltext"; fields: { name: string }[] };
type Datamodel = { models: Model[]; indexes: Index[] };

const TYPES: Record<string, string> = {
  String: "text",
  Int: "integer",
  BigInt: "bigint",
  Float: "double precision",
  Boolean: "boolean",
  Json: "jsonb",
  Bytes: "bytea",
  DateTime: "timestamp(3) without time zone",
};
const NATIVE: Record<string, (size?: string) => string> = {
  Uuid: () => "uuid",
  Date: () => "date",
  SmallInt: () => "smallint",
  Timestamptz: (size = "6") => `timestamp(${size}) with time zone`,
  VarChar: (size) => `character varying(${size})`,
};

function columnType({ type, nativeType, isList }: Field): string {
  const found = nativeType ? NATIVE[nativeType[0]]?.(...nativeType[1]) : TYPES[type];
  if (!found)
    throw new Error(`prisma/testing/schema-shape.ts does not know the column type ${nativeType ? `@db.${nativeType[0]}` : type}: add it.`);
  return isList ? `${found}[]` : found;
}

/** The default as PostgreSQL prints it; what Prisma makes itself (uuid and the like) is none. */
function columnDefault(field: Field): string {
  const given = field.default;
  if (given === undefined || given === null) return "";
  if (Array.isArray(given) && given.length === 0) return `ARRAY[]::${columnType(field)}`;
  if (Array.isArray(given)) return `ARRAY[${given.map((one) => `'${one}'::text`).join(", ")}]`;
  if (typeof given === "object") return (given as { name: string }).name === "now" ? "CURRENT_TIMESTAMP" : "";
  return typeof given === "string" ? `'${given}'::${columnType(field)}` : String(given);
}

const spaced = (name: string) => name.replace(/(?<=[a-z])([A-Z])/g, " $1").toUpperCase();

function linesOfModel({ name, fields, primaryKey, uniqueFields }: Model): string[] {
  const lines: string[] = [];
  const key = primaryKey?.fields ?? fields.filter((field) => field.isId).map((field) => field.name);
  lines.push(`${name} primary key (${key.join(", ")})`);
  for (const field of fields) {
    if (field.kind !== "object") {
      lines.push(
        `${name}.${field.name} ${columnType(field)}${field.isRequired && !field.isList ? " not null" : ""} default ${columnDefault(field) || "none"}`,
      );
      if (field.isUnique) lines.push(`${name} unique (${field.name})`);
    } else if (field.relationFromFields && field.relationFromFields.length > 0) {
      const onDelete = spaced(field.relationOnDelete ?? (field.isRequired ? "Restrict" : "SetNull"));
      const onUpdate = spaced(field.relationOnUpdate ?? "Cascade");
      lines.push(
        `${name} (${field.relationFromFields.join(", ")}) references ${field.type} (${field.relationToFields?.join(", ")}) on delete ${onDelete} on update ${onUpdate}`,
      );
    }
  }
  for (const unique of uniqueFields) lines.push(`${name} unique (${unique.join(", ")})`);
  return lines;
}

/** What the schema asks for. */
export async function shapeOfSchema(file = "prisma/schema.prisma"): Promise<string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "footing schema "));
  try {
    const output = path.join(folder, "schema.json");
    const generator = `generator printed {\n  provider = ${JSON.stringify(`node "${path.resolve("prisma/testing/print-schema.mjs")}"`)}\n  output = ${JSON.stringify(output)}\n}\n`;
    const copy = path.join(folder, "schema.prisma");
    writeFileSync(copy, readFileSync(file, "utf8") + generator);
    const args = ["node_modules/prisma/build/index.js", "generate", "--schema", copy, "--generator", "printed"];
    const { code, output: said } = await runProgram(process.execPath, args, {
      env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: "1" },
    });
    if (code !== 0) throw new Error(said);
    const { models, indexes } = JSON.parse(readFileSync(output, "utf8")) as Datamodel;
    const plain = indexes
      .filter(({ type }) => type === "normal")
      .map(({ model, fields }) => `${model} index (${fields.map(({ name }) => name).join(", ")})`);
    return [...models.flatMap(linesOfModel), ...plain].sort();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const COLUMNS = `
  SELECT format('%s.%s %s%s default %s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
                COALESCE(pg_get_expr(d.adbin, d.adrelid), 'none')) AS line
  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
  WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND a.attnum > 0 AND NOT a.attisdropped`;
// Partial indexes are laws of their own: Prisma knows nothing of them.
const INDEXES = `
  SELECT format('%s %s (%s)', c.relname, CASE WHEN i.indisprimary THEN 'primary key' WHEN i.indisunique THEN 'unique' ELSE 'index' END,
                (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k(number, place)
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number)) AS line
  FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
  WHERE c.relnamespace = 'public'::regnamespace AND i.indpred IS NULL`;
const KEYS = `
  SELECT format('%s (%s) references %s (%s) on delete %s on update %s', c.relname, names(k.conrelid, k.conkey), t.relname, names(k.confrelid, k.confkey), act(k.confdeltype), act(k.confupdtype)) AS line
  FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid
  WHERE k.contype = 'f' AND c.relnamespace = 'public'::regnamespace`
  .replace(
    /names\(([\w.]+), ([\w.]+)\)/g,
    "(SELECT string_agg(a.attname, ', ' ORDER BY n.place) FROM unnest($2) WITH ORDINALITY n(number, place) JOIN pg_attribute a ON a.attrelid = $1 AND a.attnum = n.number)",
  )
  .replace(
    /act\(([\w.]+)\)/g,
    "CASE $1 WHEN 'c' THEN 'CASCADE' WHEN 'r' THEN 'RESTRICT' WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT' ELSE 'NO ACTION' END",
  );

/** What a database holds. */
export async function shapeOfDatabase(client: pg.Pool | pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>([COLUMNS, INDEXES, KEYS].join("\nUNION ALL\n"));
  return rows
    .map(({ line }) => line)
    .filter((line) => !line.startsWith("_prisma_migrations"))
    .sort();
}
