import "server-only";
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tellAnswer, type AnswerRequest } from "./answer-requests";
import { LARGEST_BODY } from "./json-requests";
import { logFailure } from "./request-log";
import type { Seen } from "./session";

// An answer is what a whole class sends at once, and the way through Next costs more than storing it (docs/decisions/answer-path.md). The
// server in scripts/serve-app.mjs offers every request here first; what is no answer goes on to Next. The handler in app/ says the same of
// the same answer.

type Answering = (request: IncomingMessage, response: ServerResponse) => boolean;

// Kept outside the module, where that server finds it.
const kept = globalThis as unknown as { footingAnswers?: Answering };

const ANSWER = /^\/api\/v1\/attempts\/([0-9a-f-]{36})\/answers\/([1-9]\d{0,3})$/i;

/** What next.config.js and proxy.ts say with every response; nothing in this one is to be run or shown. */
const HEADERS = {
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "private, no-store",
  "Content-Type": "application/json",
};
const SECURE_HEADERS = { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" };

function headersFor(seen: Seen): Record<string, string> {
  const isSecure = seen.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
  return { ...HEADERS, ...(isSecure && SECURE_HEADERS), "X-Request-Id": randomUUID() };
}

/** The bytes of a body; null when there are too many. */
async function bytesOf(request: IncomingMessage): Promise<Buffer | null> {
  if (Number(request.headers["content-length"] ?? 0) > LARGEST_BODY) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > LARGEST_BODY) return null;
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}

/** What is told, as status and JSON. */
async function jsonOf(it: AnswerRequest): Promise<{ status: number; json: string }> {
  const answered = await tellAnswer(it);
  return "stored" in answered
    ? { status: 200, json: JSON.stringify(answered.stored) }
    : { status: answered.response.status, json: await answered.response.text() };
}

async function answer(request: IncomingMessage, response: ServerResponse, attempt: string, position: string): Promise<void> {
  const seen: Seen = { get: (name) => request.headers[name]?.toString() ?? null };
  const headers = headersFor(seen);
  try {
    const { status, json } = await jsonOf({ seen, bytes: await bytesOf(request), attempt, position });
    response.writeHead(status, { ...headers, "Content-Length": Buffer.byteLength(json) }).end(json);
  } catch (error) {
    // Whoever went away in the middle of a body hears nothing of it, and nothing was stored.
    if (request.destroyed && !request.complete) return;
    logFailure(error, { request: headers["X-Request-Id"], method: request.method, route: "/api/v1/attempts/[attempt]/answers/[position]" });
    response
      .writeHead(500, headers)
      .end('{"problems":[{"where":"server","message":"Something went wrong here. Nothing is lost: it is sent again."}]}');
  }
}

/** Answers a request that brings an answer, and says so; false leaves it as it came. */
export const answerDirectly: Answering = (request, response) => {
  const [, attempt, position] = (request.method === "PUT" && ANSWER.exec(request.url ?? "")) || [];
  if (attempt === undefined || position === undefined) return false;
  void answer(request, response, attempt, position);
  return true;
};

/** Lets the server know that answers can come here. */
export function offerDirectAnswers(): void {
  kept.footingAnswers = answerDirectly;
}
