// The built app behind an HTTP server of ours, in place of `next start`: an answer, which a whole class sends at once, is taken past Next
// by what server/direct-answers.ts offers; all else goes to Next. Started by serve.mjs with a host and a port.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { constants } from "node:zlib";
import compression from "compression";
import next from "next";
import { isForFile, packLater, sendPacked } from "./packed-files.mjs";

const [hostname, port] = process.argv.slice(2);
const IDLE_LOOK_MS = 50;
const EXIT = { SIGINT: 130, SIGTERM: 143 };

/**
 * Brotli where the browser takes it, as cheap as gzip: a page says things twice, in HTML and for its scripts, often too far apart for gzip
 * to see it.
 */
const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 20 } } });

const app = next({ dev: false, hostname, port: Number(port) });
const prepared = app.prepare();
const handle = app.getRequestHandler();

/** An address that nobody can read ("/%ff") is a slip of whoever asks; Next would call it a fault of ours. */
function isReadable(url) {
  try {
    decodeURIComponent(url.split("?")[0]);
    return true;
  } catch {
    return false;
  }
}

/** What the app can be asked for; at any other, as TRACE, Next would fail. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** What next.config.js and proxy.ts say with every response, for one that comes to neither. */
const HEADERS = {
  "Content-Type": "text/plain; charset=utf-8",
  "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy":
    "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=(), xr-spatial-tracking=()",
  "Cache-Control": "private, no-store",
};

/**
 * The largest form that Next takes, in bytes: of a larger one it says that we failed, after it has read so much. Files come to handlers,
 * which count for themselves.
 */
const LARGEST_FORM = 1024 * 1024;

const isTooLarge = ({ method, url, headers }) =>
  method === "POST" && !url.startsWith("/api/") && Number(headers["content-length"] ?? 0) > LARGEST_FORM;

function refuse(request, response, status, sentence) {
  const isSecure = request.headers["x-forwarded-proto"]?.split(",")[0].trim() === "https";
  response.writeHead(status, {
    ...HEADERS,
    ...(isSecure && { "Strict-Transport-Security": "max-age=31536000; includeSubDomains" }),
    "X-Request-Id": randomUUID(),
  });
  response.end(`${sentence}\n`);
}

let stopping = false;

/** Requests that come before the app is ready wait for it. Once it stops, whoever asked is told not to come back on the same connection. */
async function serve(request, response) {
  if (stopping) response.shouldKeepAlive = false;
  if (!METHODS.includes(request.method)) return refuse(request, response, 501, "This cannot be done here.");
  if (!isReadable(request.url)) return refuse(request, response, 400, "This address cannot be read.");
  if (isTooLarge(request)) return refuse(request, response, 413, "This is more than a form holds.");
  await prepared;
  if (globalThis.footingAnswers?.(request, response)) return;
  const isFile = isForFile(request);
  if (isFile && sendPacked(request, response)) return;
  compress(request, response, () => {});
  if (isFile) packLater(request, response);
  await handle(request, response);
}

const server = createServer((request, response) => {
  serve(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500);
    response.end();
  });
});

/** Takes no more requests, answers those it has, and goes: connections that browsers keep for later do not hold it up. */
async function stop(signal) {
  stopping = true;
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_LOOK_MS);
  await new Promise((resolve) => server.close(resolve));
  clearInterval(idle);
  await app.close();
  process.exit(EXIT[signal]);
}

for (const signal of Object.keys(EXIT)) process.once(signal, () => stop(signal).catch(() => process.exit(EXIT[signal])));

server.on("error", (error) => {
  console.error(error);
  process.exit(1);
});
server.listen(Number(port), hostname, () => {
  // As `next start` sets it: what Next fetches of itself it fetches here, not from whatever host a request names.
  process.env.__NEXT_PRIVATE_ORIGIN = `http://localhost:${port}`;
});
await prepared;
