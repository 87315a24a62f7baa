import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { framesOf } from "./console";
import { log, personHash } from "./log";
import { count, countRequest } from "./metrics";
import { routeOf, routesFrom } from "./routes";

/** Whether a request came from this machine itself, straight to this server. */
type Origin = "here" | "elsewhere";

type Noted = { person?: string; from: Origin; request: IncomingMessage };

// One for the whole process: Next bundles this file into several modules.
const kept = globalThis as unknown as { footingRequest?: AsyncLocalStorage<Noted>; footingLogsRequests?: boolean };
const current = (kept.footingRequest ??= new AsyncLocalStorage<Noted>());

const NOT_LOGGED = ["/_next/static/", "/healthz", "/readyz", "/metrics"];

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const OF_PROXIES = ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"];

const originOf = ({ socket, headers }: IncomingMessage): Origin =>
  LOOPBACK.test(socket.remoteAddress ?? "") && OF_PROXIES.every((name) => headers[name] === undefined) ? "here" : "elsewhere";

/** Where the request came from that is being answered, by its connection: what a header claims counts for nothing. */
export const cameFrom = (): Origin => current.getStore()?.from ?? "elsewhere";

/** Tells the log who is asking; called where the session is read. */
export function notePerson(personId: string): void {
  const noted = current.getStore();
  if (noted) noted.person = personHash(personId);
}

/** The id of the request that this is done for, as `proxy.ts` gave it; nothing outside of one. */
export function requestId(): string | undefined {
  return current.getStore()?.request.headers["x-request-id"]?.toString();
}

/** Writes one line for each request that was answered. */
export function logRequests(): void {
  if (kept.footingLogsRequests) return;
  kept.footingLogsRequests = true;
  const routes = routesFrom(readdirSync("app", { recursive: true, encoding: "utf8" }));
  const open = new WeakMap<IncomingMessage, { began: number; noted: Noted }>();
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const noted: Noted = { from: originOf(request), request };
    open.set(request, { began: performance.now(), noted });
    current.enterWith(noted);
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const url = request.url ?? "";
    const seen = open.get(request);
    if (!seen || url.startsWith("/_next/static/")) return;
    const [route, ms, status, method] = [routeOf(url, routes), performance.now() - seen.began, response.statusCode, request.method ?? ""];
    countRequest({ method, route, status, seconds: ms / 1000 });
    if (NOT_LOGGED.some((start) => url.startsWith(start))) return;
    const line = { request: response.getHeader("x-request-id"), method, route, person: seen.noted.person, status, ms: Math.round(ms) };
    if (response.statusCode >= 500) log.error(line, "request");
    else log.info(line, "request");
  });
}

/** Writes down an error that nobody caught, with the digest that the person was shown. */
export function logFailure(error: unknown, where: Record<string, unknown>): void {
  const failure = error as Error & { digest?: string };
  count("footing_errors_total");
  log.error({ ...where, digest: failure.digest, error: failure.name, stack: framesOf(failure) }, "request failed");
}
