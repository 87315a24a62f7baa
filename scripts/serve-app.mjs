// The built app behind an HTTP server of ours, in place of `next start`: an answer, which a whole class sends at once, is taken past Next by what
// server/direct-answers.ts offers; all else goes to Next. Started by serve.mjs with a host and a port.
import { createServer } from "node:http";
import next from "next";

const [hostname, port] = process.argv.slice(2);
const IDLE_LOOK_MS = 50;
const EXIT = { SIGINT: 130, SIGTERM: 143 };

const app = next({ dev: false, hostname, port: Number(port) });
const prepared = app.prepare();
const handle = app.getRequestHandler();

let stopping = false;

/** Requests that come before the app is ready wait for it. Once it stops, whoever asked is told not to come back on the same connection. */
async function serve(request, response) {
  if (stopping) response.shouldKeepAlive = false;
  await prepared;
  if (!globalThis.footingAnswers?.(request, response)) await handle(request, response);
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
