// A reverse proxy of a few lines: what nginx does before several instances, as far as the tests need it, and a network that loses replies.
import http from "node:http";
import type { AddressInfo } from "node:net";

/**
 * `targets` are asked in turn; what a target did not take goes to the next. `loses` says of each reply, once it has come, whether it is
 * lost.
 */
export type Way = { targets: readonly number[]; loses?: () => boolean };

/** A proxy: where it listens, and how many requests found no target, and how many replies it lost. */
export type Proxy = { origin: string; refused: () => number; lost: () => number; close: () => Promise<void> };

type Reply = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

async function bytesOf(stream: http.IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream as AsyncIterable<Buffer>) parts.push(part);
  return Buffer.concat(parts);
}

/** What may be sent again when nobody knows what became of it; anything else only where no connection was made. */
const REPEATABLE = ["GET", "HEAD", "PUT"];

const mayGoOn = (method: string, { code }: NodeJS.ErrnoException) => REPEATABLE.includes(method) || code === "ECONNREFUSED";

function forward(agent: http.Agent, port: number, { method, url, headers }: http.IncomingMessage, body: Buffer): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const request = http.request({ agent, port, host: "127.0.0.1", method, path: url, headers }, (response) => {
      bytesOf(response).then((bytes) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: bytes }), reject);
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** Opens a proxy on a free port of this machine. */
export async function openProxy({ targets, loses = () => false }: Way): Promise<Proxy> {
  const agent = new http.Agent({ keepAlive: true });
  let [turn, refused, lost] = [0, 0, 0];
  const ask = async (request: http.IncomingMessage, body: Buffer): Promise<Reply | null> => {
    const first = (turn += 1);
    for (let tries = 0; tries < targets.length; tries++) {
      try {
        return await forward(agent, targets[(first + tries) % targets.length]!, request, body);
      } catch (error) {
        if (!mayGoOn(request.method ?? "", error as NodeJS.ErrnoException)) return null;
      }
    }
    return null;
  };
  const server = http.createServer((request, response) => {
    const answer = async () => {
      const reply = await ask(request, await bytesOf(request));
      if (reply === null) {
        refused += 1;
        return void response.writeHead(502).end();
      }
      if (loses()) {
        lost += 1;
        return void response.destroy();
      }
      const { "transfer-encoding": _, connection: _connection, ...headers } = reply.headers;
      response.writeHead(reply.status, { ...headers, "content-length": reply.body.byteLength }).end(reply.body);
    };
    answer().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = async () => {
    agent.destroy();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, refused: () => refused, lost: () => lost, close };
}
