import "server-only";
import type { Problem, Result } from "@/lib/problem";

/** The largest body that a handler reads, in bytes. */
export const LARGEST_BODY = 64 * 1024;

const problemResponse = (status: number, ...problems: Problem[]) => Response.json({ problems }, { status });

/** Nobody we know: signed out, the cookie gone, or a page of another address. */
export const signedOut = (): Response =>
  problemResponse(401, {
    where: "session",
    message: "Nobody is signed in here any more. What you answered is kept on your device: sign in and it is sent.",
  });

/** Missing, or not yours: the same. */
export const notHere = (): Response =>
  problemResponse(404, { where: "address", message: "There is nothing at this address, or it is not yours." });

/** Refused: each problem names its place. */
export const refusal = (problems: readonly Problem[]): Response => problemResponse(422, ...problems);

/** The number in an address like …/answers/3; null when it is none. */
export const positionOf = (text: string): number | null => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : null);

/** The bytes of a body, or null when there are too many: then the rest is not read. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > most) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      void reader?.cancel();
      return null;
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

const tooLarge = (most: number) => ({
  response: problemResponse(413, { where: "body", message: `The body is larger than ${Math.floor(most / 1024)} KB.` }),
});

/** An object with words as a form has them. */
function fieldsOf(sent: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent ?? {})) if (typeof value === "string") form.set(name, new Blob([value]));
  return form;
}

/**
 * Reads the fields and files of a form that was sent, or an object of words as JSON, `most` bytes in all; what is wrong with it is answered
 * at once, as a response.
 */
export async function readFields(request: Request, most: number): Promise<{ value: FormData } | { response: Response }> {
  const bytes = await bytesOf(request, most);
  if (!bytes) return tooLarge(most);
  try {
    const type = request.headers.get("content-type") ?? "";
    const body = new Response(bytes, { headers: { "content-type": type } });
    return { value: type.startsWith("application/json") ? fieldsOf(await body.json()) : await body.formData() };
  } catch {
    return { response: refusal([{ where: "body", message: "The body is no form." }]) };
  }
}

/** Reads the JSON of a request and checks it; what is wrong with it is answered at once, as a response. */
export async function readJson<T>(request: Request, check: (body: unknown) => Result<T>): Promise<{ value: T } | { response: Response }> {
  return readBytes(await bytesOf(request, LARGEST_BODY), check);
}

/** Reads a body as JSON and checks it; null is one that was too large. */
export function readBytes<T>(bytes: Uint8Array | null, check: (body: unknown) => Result<T>): { value: T } | { response: Response } {
  if (!bytes) return tooLarge(LARGEST_BODY);
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return { response: refusal([{ where: "body", message: "The body is not JSON." }]) };
  }
  const checked = check(body);
  return checked.ok ? { value: checked.value } : { response: refusal(checked.problems) };
}
