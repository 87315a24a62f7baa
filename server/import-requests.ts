import "server-only";
import type { Result } from "@/lib/problem";
import { transferFormatNamed } from "@/lib/transfer/registry";
import { LARGEST_FILE, type Untaken } from "./import-files";
import { readFields, refusal } from "./json-requests";

/**
 * What a request brings: the file as it comes, its name, in which format it is where somebody said so, and the slug of the set it goes
 * into.
 */
export type BroughtFile = { name: string; format: string | null; set: string | null; bytes: AsyncIterable<Uint8Array> };

/** A form that the browser sent by itself before the page was ready is read as a whole: it may be no larger. */
const LARGEST_FORM = 10 * 1024 * 1024;

const words = (value: string | null | undefined): string | null => value?.trim() || null;

/** The name of a format that can be read; null for everything else. */
const formatIn = (name: string | null): string | null => (name !== null && transferFormatNamed(name)?.read ? name : null);

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) yield part.value;
}

const inOne = async function* (bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
};

async function fromForm(request: Request): Promise<{ value: BroughtFile } | { response: Response }> {
  const read = await readFields(request, LARGEST_FORM);
  if ("response" in read) return read;
  const form = read.value;
  const field = (name: string) => (typeof form.get(name) === "string" ? words(form.get(name) as string) : null);
  const file = form.get("file");
  const isFile = file instanceof File && file.size > 0;
  const pasted = form.get("pasted");
  const bytes = isFile
    ? new Uint8Array(await file.arrayBuffer())
    : new TextEncoder().encode(typeof pasted === "string" ? pasted : ((await pasted?.text()) ?? ""));
  return { value: { name: isFile ? file.name : PASTED, format: formatIn(field("format")), set: field("set"), bytes: inOne(bytes) } };
}

/** What a pasted list is called. */
const PASTED = "list.txt";

/**
 * The file that a request brings: its body as it is, with `name`, `set` and `format` in the address; or a form. What is wrong is answered
 * at once.
 */
export async function readFileRequest(request: Request): Promise<{ value: BroughtFile } | { response: Response }> {
  if (Number(request.headers.get("content-length") ?? 0) > LARGEST_FILE) return { response: tooLarge() };
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) return fromForm(request);
  const asked = new URL(request.url).searchParams;
  return {
    value: {
      name: words(asked.get("name")) ?? PASTED,
      format: formatIn(words(asked.get("format"))),
      set: words(asked.get("set")),
      bytes: piecesOf(request.body),
    },
  };
}

const problem = (status: number, message: string) => Response.json({ problems: [{ where: "file", message }] }, { status });
const tooLarge = () => problem(413, "This file is larger than 100 MB. Divide it.");

/** Where the import went: as JSON for the page that sends, as the next page for a form that the browser sent by itself. */
export function wentToImport(request: Request, brought: Result<string> | Untaken): Response {
  if (brought === "too-large") return tooLarge();
  if (brought === "too-often") return problem(429, "These are many files within an hour. Try again later.");
  if (!brought.ok) return refusal(brought.problems);
  const href = `/sets/import/${brought.value}`;
  const byItself = request.headers.get("accept")?.includes("text/html");
  return byItself
    ? new Response(null, { status: 303, headers: { location: href } })
    : Response.json({ import: brought.value, href }, { status: 201 });
}
