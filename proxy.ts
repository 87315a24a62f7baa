import { randomBytes, randomUUID } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";

const isDevelopment = process.env.NODE_ENV === "development";

/** Icons and the like: the same for everyone, so anybody may keep them. */
const PUBLIC_FILE = /^\/(icon|apple-icon|favicon|manifest|robots|sw)[^/]*\.[a-z]+$/;

/** Pictures and sounds of texts never change, and their handler has a stricter policy for them: both are said by it. */
const MEDIA = /^\/api\/v1\/media\//;

/** What a page may load and do. Only scripts that carry this request's nonce run, and what those load. */
function contentSecurityPolicy(nonce: string, isSecure: boolean): string {
  const rules = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src": isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`,
    // A nonce cannot stand on an attribute, and charts place their marks with attributes.
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": isDevelopment ? "'self' ws:" : "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "report-uri": "/api/v1/policy-reports",
  };
  const policy = Object.entries(rules).map(([name, value]) => `${name} ${value}`);
  return [...policy, ...(isSecure ? ["upgrade-insecure-requests"] : [])].join("; ");
}

/**
 * The database holds no zero signs, and a question with one is an error to it: nothing is called so, and what is asked for is not there.
 */
const withoutZeroSigns = (address: string): string => address.replace(/%00/g, "%EF%BF%BD");

/**
 * Gives every request an id and a nonce, and every response the headers that depend on the request.
 * It decides nothing about who may see what: pages, actions and handlers ask that themselves.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString("base64");
  const requestId = randomUUID();
  const isSecure =
    (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).split(",")[0]?.trim().replace(":", "") === "https";
  const policy = contentSecurityPolicy(nonce, isSecure);

  // Next reads the nonce for its own scripts from here; what a client sent under these names is overwritten.
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("Content-Security-Policy", policy);

  const wanted = withoutZeroSigns(request.url);
  const response =
    wanted === request.url ? NextResponse.next({ request: { headers } }) : NextResponse.rewrite(wanted, { request: { headers } });
  const isMedia = MEDIA.test(request.nextUrl.pathname) && ["GET", "HEAD"].includes(request.method);
  if (!isMedia) response.headers.set("Content-Security-Policy", policy);
  response.headers.set("X-Request-Id", requestId);
  if (!isMedia && !PUBLIC_FILE.test(request.nextUrl.pathname)) response.headers.set("Cache-Control", "private, no-store");
  // Browsers heed it only where the connection can be trusted, and complain elsewhere.
  if (isSecure || ["localhost", "127.0.0.1"].includes(request.nextUrl.hostname))
    response.headers.set("Cross-Origin-Opener-Policy", "same-origin");
  return response;
}

/** Everything but files that never change: those carry the fixed headers of next.config.js. */
export const config = { matcher: ["/((?!_next/static/).*)"] };
