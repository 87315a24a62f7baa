// A small HTTP client for load: requests over connections that stay open, as many as are asked for and no more. It costs a fraction of what
// fetch would, so that on a small machine the server gets the processor.
import { connect, type Socket } from "node:net";

/**
 * One request: a PUT of the body, or a GET where there is none; `tag` is that of what is known already. `done` hears the response's body
 * when it was answered with 200.
 */
export type Call = { path: string; cookie: string; body: string | null; tag?: string; done?: (body: string) => void };

/**
 * What came of a load: `latencies` in milliseconds, one for each request that was answered with 200; the first other answer, if any, in
 * words.
 */
export type Outcome = { answered: number; failed: number; firstFailure: string | null; seconds: number; latencies: number[] };

const LONGEST_WAIT_MS = 30_000;
const END_OF_HEAD = "\r\n\r\n";
const END_OF_CHUNKS = "\r\n0\r\n\r\n";

/** What a server answered. */
export type Response = { status: number; tag: string | null; body: string };

/** A response once all of it has arrived, else null. No JSON holds the bytes that end a chunked body. */
function readResponse(text: string): Response | null {
  const end = text.indexOf(END_OF_HEAD);
  if (end < 0) return null;
  const head = text.slice(0, end).toLowerCase();
  const body = text.slice(end + END_OF_HEAD.length);
  const status = Number(head.slice(9, 12));
  const tag = /\r\netag: *([^\r]+)/i.exec(text.slice(0, end))?.[1] ?? null;
  if (status === 304) return { status, tag, body: "" };
  const length = /\r\ncontent-length: *(\d+)/.exec(head)?.[1];
  if (length !== undefined) return Buffer.byteLength(body, "latin1") >= Number(length) ? { status, tag, body } : null;
  if (head.includes("transfer-encoding: chunked")) return `\r\n${body}`.endsWith(END_OF_CHUNKS) ? { status, tag, body } : null;
  return { status, tag, body };
}

/** One connection that is kept open: one request at a time. */
export class Connection {
  #socket: Socket | undefined;
  #heard = "";
  #settle: ((response: Response) => void) | undefined;

  constructor(readonly port: number) {}

  #open(): Socket {
    const socket = connect({ host: "127.0.0.1", port: this.port, noDelay: true });
    socket.setEncoding("latin1");
    socket.on("data", (text: string) => {
      this.#heard += text;
      const response = readResponse(this.#heard);
      if (response) this.#end(response);
    });
    socket.on("error", (error) => this.#break(error.message));
    socket.on("close", () => this.#break("the connection was closed"));
    return socket;
  }

  #end(response: Response): void {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#heard = "";
    settle?.(response);
  }

  #break(reason: string): void {
    this.#socket?.destroy();
    this.#socket = undefined;
    this.#end({ status: 0, tag: null, body: reason });
  }

  send({ path, cookie, body, tag }: Call): Promise<Response> {
    this.#socket ??= this.#open();
    const about =
      body === null
        ? tag
          ? `If-None-Match: ${tag}\r\n`
          : ""
        : `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n`;
    const head = `${body === null ? "GET" : "PUT"} ${path} HTTP/1.1\r\nHost: 127.0.0.1:${this.port}\r\nCookie: ${cookie}\r\n${about}\r\n`;
    return new Promise((resolve) => {
      const patience = setTimeout(() => this.#break("no answer came"), LONGEST_WAIT_MS);
      this.#settle = (response) => {
        clearTimeout(patience);
        resolve(response);
      };
      this.#socket?.write(head + (body ?? ""));
    });
  }

  close(): void {
    this.#socket?.destroy();
  }
}

const nothing = (): Outcome => ({ answered: 0, failed: 0, firstFailure: null, seconds: 0, latencies: [] });

/** Sends one request and notes what came of it; `since` is when it should have gone out. */
async function note(outcome: Outcome, connection: Connection, call: Call, since = performance.now()): Promise<void> {
  const { status, body } = await connection.send(call);
  if (status === 200) {
    outcome.answered += 1;
    outcome.latencies.push(performance.now() - since);
    call.done?.(body);
    return;
  }
  outcome.failed += 1;
  outcome.firstFailure ??= `${status} ${body.slice(0, 300)}`;
}

/**
 * Closed loop: each connection sends its next request as soon as the last one is answered, for so many seconds. `next` gets the
 * connection's number.
 */
export async function closedLoop(port: number, connections: number, seconds: number, next: (connection: number) => Call): Promise<Outcome> {
  const outcome = nothing();
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    Array.from({ length: connections }, async (_, number) => {
      const connection = new Connection(port);
      while (performance.now() < end && outcome.failed === 0) await note(outcome, connection, next(number));
      connection.close();
    }),
  );
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}

/**
 * So many requests a second, whatever the answers take, for so many seconds. Latency counts from when a request was due, so that a server
 * that stalls cannot hide it by keeping the next ones waiting. The ports take them in turn.
 */
export async function fixedRate(
  ports: readonly number[],
  perSecond: number,
  seconds: number,
  next: (connection: number) => Call,
): Promise<Outcome> {
  const outcome = nothing();
  const idle: { connection: Connection; number: number }[][] = ports.map(() => []);
  let opened = 0;
  let turn = 0;
  const start = performance.now();
  const send = async (due: number) => {
    const at = turn++ % ports.length;
    const one = idle[at]!.pop() ?? { connection: new Connection(ports[at]!), number: opened++ };
    await note(outcome, one.connection, next(one.number), due);
    idle[at]!.push(one);
  };
  const sent: Promise<void>[] = [];
  await new Promise<void>((resolve) => {
    const timer = setInterval(() => {
      const due = Math.min(((performance.now() - start) / 1000) * perSecond, perSecond * seconds);
      while (sent.length < due) sent.push(send(start + (sent.length / perSecond) * 1000));
      if (sent.length < perSecond * seconds && outcome.failed === 0) return;
      clearInterval(timer);
      resolve();
    }, 1);
  });
  await Promise.all(sent);
  for (const { connection } of idle.flat()) connection.close();
  return { ...outcome, seconds: (performance.now() - start) / 1000 };
}
