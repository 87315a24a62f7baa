import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import { readdirSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { framesOf } from "./console";
import { log, personHash } from "./log";
import { routeOf, routesFrom } from "./routes";

type Noted = { person?: string };

// One for the whole process: Next bundles this file into several modules.
const kept = globalThis as unknown as { footingRequest?: AsyncLocalStorage<Noted>; footingLogsRequests?: boolean };
const current = (kept.footingRequest ??= new AsyncLocalStorage<Noted>());

const NOT_LOGGED = ["/_next/static/", "/healthz", "/readyz"];

/** Tells the log who is asking; called where the session is read. */
export function notePerson(personId: string): void {
  const noted = current.getStore();
  if (noted) noted.person = personHash(personId);
}

/** Writes one line for each request that was answered. */
export function logRequests(): void {
  if (kept.footingLogsRequests) return;
  kept.footingLogsRequests = true;
  const routes = routesFrom(readdirSync("app", { recursive: true, encoding: "utf8" }));
  const open = new WeakMap<IncomingMessage, { began: number; noted: Noted }>();
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const noted: Noted = {};
    open.set(request, { began: performance.now(), noted });
    current.enterWith(noted);
  });
  subscribe("http.server.response.finish", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const url = request.url ?? "";
    const seen = open.get(request);
    if (!seen || NOT_LOGGED.some((start) => url.startsWith(start))) return;
    const line = {
      request: response.getHeader("x-request-id"),
      method: request.method,
      route: routeOf(url, routes),
      person: seen.noted.person,
      status: response.statusCode,
      ms: Math.round(performance.now() - seen.began),
    };
    if (response.statusCode >= 500) log.error(line, "request");
    else log.info(line, "request");
  });
}

/** Writes down an error that nobody caught, with the digest that the person was shown. */
export function logFailure(error: unknown, where: Record<string, unknown>): void {
  const failure = error as Error & { digest?: string };
  log.error({ ...where, digest: failure.digest, error: failure.name, stack: framesOf(failure) }, "request failed");
}
