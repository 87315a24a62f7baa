import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import http, { type IncomingHttpHeaders } from "node:http";
import path from "node:path";
import type { BrowserContext } from "@playwright/test";
import type pg from "pg";

// Visits without a browser: what anybody can send, to the letter. A browser tidies paths and headers; whoever attacks does not.

/** What came back, as text and as the bytes that came. Redirects are not followed. */
export type Received = { status: number; headers: IncomingHttpHeaders; body: string; bytes: Buffer };

/** What is sent, and to which server where it is not the one under test: "http://localhost:4000". */
export type Sent = { method?: string; headers?: Record<string, string>; body?: string | FormData; cookie?: string | null; at?: string };

const origin = (at?: string) => new URL(at ?? process.env.BASE_URL ?? "http://localhost:3000");
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

async function bytesOf(body: string | FormData | undefined): Promise<{ bytes: Buffer; type: string | null }> {
  const packed = new Response(body ?? null);
  return { bytes: Buffer.from(await packed.arrayBuffer()), type: packed.headers.get("content-type") };
}

/** A connection that was kept may be closed by the server at the moment it is used again: nothing was read of what was sent on it. */
const wasClosed = (request: http.ClientRequest, error: NodeJS.ErrnoException) => request.reusedSocket && error.code === "ECONNRESET";

let sentSoFar = 0;

/** How many requests this process sent so far. */
export const requestsSent = (): number => sentSoFar;

/** Sends one request with this very path and these very headers; a header that is empty is left out. */
export async function ask(target: string, sent: Sent = {}): Promise<Received> {
  const { method = "GET", headers = {}, body, cookie, at } = sent;
  const { bytes, type } = await bytesOf(body);
  sentSoFar++;
  const { hostname, port, host } = origin(at);
  const all = {
    ...(type && { "content-type": type }),
    ...(cookie && { cookie }),
    "content-length": String(bytes.length),
    host,
    ...headers,
  };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ""));
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: target, method, agent, headers: given }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const whole = Buffer.concat(parts);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: whole.toString("utf8"), bytes: whole });
      });
      response.on("error", reject);
    });
    request.on("error", (error) => (wasClosed(request, error) ? resolve(ask(target, sent)) : reject(error)));
    request.end(bytes);
  });
}

/** The same, going where redirects within the app lead, as a browser that fetches does. */
export async function follow(target: string, sent: Sent = {}, most = 5): Promise<Received> {
  const received = await ask(target, sent);
  const { location } = received.headers;
  if (!location || received.status < 300 || received.status > 399 || most === 0) return received;
  const next = new URL(location, new URL(target, origin()));
  return follow(`${next.pathname}${next.search}`, { ...sent, method: "GET", body: undefined }, most - 1);
}

/** The folder of the build that is served. */
export const BUILD = process.env.NEXT_DIST_DIR ?? ".next-test";

type ServerReferences = Record<"node" | "edge", Record<string, { exportedName: string; filename: string }>>;

/** The server actions of the build: "app/actions.ts#stayHere" and the id it has there. */
export function builtActions(): Map<string, string> {
  const { node, edge } = JSON.parse(readFileSync(path.join(BUILD, "server/server-reference-manifest.json"), "utf8")) as ServerReferences;
  return new Map(Object.entries({ ...node, ...edge }).map(([id, { filename, exportedName }]) => [`${filename}#${exportedName}`, id]));
}

/** The texts of a form. */
export function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

/** Arguments as React sends them: JSON, with the fields of the one form among them beside it. */
function packed(args: readonly unknown[]): string | FormData {
  const fields = args.find((one) => one instanceof FormData);
  if (!fields) return JSON.stringify(args);
  const data = new FormData();
  for (const [name, value] of fields) data.append(`_1_${name}`, value);
  data.append("0", JSON.stringify(args.map((one) => (one === fields ? "$K1" : one))));
  return data;
}

/** A page on which an action stands; ids in its address do not matter to it. */
const pageOf = (action: string) =>
  `/${action
    .split("/")
    .slice(1, -1)
    .filter((part) => !part.startsWith("("))
    .join("/")}`.replace(/\[\w+\]/g, "x");

type Called = { page?: string; headers?: Record<string, string>; cookie?: string | null; at?: string };

/** Calls a server action as the browser does: its id in a header, posted to the page it stands on, or to another. */
export function callAction(
  name: string,
  args: readonly unknown[],
  { page = pageOf(name), headers = {}, cookie, at }: Called = {},
): Promise<Received> {
  const id = builtActions().get(name);
  if (!id) throw new Error(`the build has no action ${name}`);
  return ask(page, {
    method: "POST",
    cookie,
    at,
    body: packed(args),
    headers: { "next-action": id, accept: "text/x-component", origin: origin(at).origin, ...headers },
  });
}

/** The cookie that a response gives, as a request sends it back; null when it gives none. */
export function cookieFrom(received: Received): string | null {
  const given = received.headers["set-cookie"]?.find((one) => one.startsWith("footing="));
  return given?.split(";")[0] ?? null;
}

/** The cookie that a browser sends, as `ask` sends it; null while it has none. */
export async function cookieOn(context: BrowserContext): Promise<string | null> {
  const kept = (await context.cookies()).find(({ name }) => name === "footing");
  return kept ? `footing=${kept.value}` : null;
}

/** Gives a browser a cookie that a response to `ask` gave. */
export function giveCookie(context: BrowserContext, cookie: string): Promise<void> {
  const { hostname: domain } = origin();
  return context.addCookies([
    { name: "footing", value: cookie.slice("footing=".length), domain, path: "/", httpOnly: true, sameSite: "Lax" },
  ]);
}

/** The cookie of a session, signed as server/session.ts does it. */
export function cookieOf(token: string): string {
  const text = `${token}.${Math.floor(Date.now() / 86_400_000)}`;
  return `footing=${text}.${createHmac("sha256", process.env.BETTER_AUTH_SECRET ?? "")
    .update(`session\0${text}`)
    .digest("base64url")}`;
}

/** Somebody with a row and a session, made past the screens. */
export type Person = { id: string; token: string; cookie: string };

/** Opens a session for somebody; `within` is how long it lasts from now on, as PostgreSQL says it ("-1 day" is over). */
export async function openSession(pool: pg.Pool, personId: string, within = "1 day"): Promise<Person> {
  const token = randomUUID().replaceAll("-", "");
  await pool.query(`INSERT INTO "Session" (id, token, "userId", "expiresAt") VALUES ($1, $2, $3, now() + $4::interval)`, [
    randomUUID(),
    token,
    personId,
    within,
  ]);
  return { id: personId, token, cookie: cookieOf(token) };
}

/** Makes somebody: anonymous, or with an account (that has no password: nobody signs in to it). */
export async function makePerson(pool: pg.Pool, { anonymous = true } = {}): Promise<Person> {
  const id = randomUUID();
  await pool.query(`INSERT INTO "Person" (id, name, email, "isAnonymous") VALUES ($1, '', $1 || $2, $3)`, [
    id,
    anonymous ? "@anonymous.invalid" : "@example.org",
    anonymous,
  ]);
  return openSession(pool, id);
}
