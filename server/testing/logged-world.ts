// A process that does what people do, with canaries for names and answers, and logs as the app does. Run by server/log.test.ts, which reads
// what it says: each canary on a line of its own, and the log.
import { randomUUID } from "node:crypto";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { signIn, signUp } from "../accounts";
import { quietConsole } from "../console";
import { closeDatabase, pool } from "../db";
import { answerDirectly } from "../direct-answers";
import { bringFile, readImport } from "../import-files";
import { logFailure, logRequests, notePerson } from "../request-log";
import { openAnonymousSession } from "../sessions";
import { bodyOf, makeAttempt, makePerson, positionOf } from "./attempts";

const canary = (word: string): string => {
  const name = `${word}${randomUUID().slice(0, 8)}`;
  process.stdout.write(`CANARY ${name}\n`);
  return name;
};

async function send(port: number, method: string, path: string, headers: Record<string, string>, body = ""): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: "127.0.0.1", port, method, path, headers: { ...headers, "content-length": Buffer.byteLength(body) } },
      (response) => {
        response.resume().on("end", () => resolve(response.statusCode ?? 0));
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

async function enter(): Promise<void> {
  const [email, password] = [`${canary("mail")}@example.org`, canary("Password-")];
  const comer = { who: null, address: "192.0.2.7" };
  await signUp(comer, { email, password });
  await signIn(comer, { email, password: canary("wrong") });
  await signIn(comer, { email, password });
}

async function bring(): Promise<void> {
  const who = await makePerson();
  const content = Buffer.from(`question,answer\n${canary("asked")},${canary("told")}\n`);
  const brought = await bringFile(
    who,
    { name: `${canary("file")}.csv`, format: null, setId: null },
    (async function* () {
      yield content;
    })(),
    async () => Promise.reject(new Error(`could not read ${content.toString()}`)),
  );
  if (typeof brought === "object" && brought.ok)
    await readImport(brought.value, async () => Promise.reject(new Error(content.toString()))).catch((error: unknown) =>
      logFailure(error, { route: "/api/v1/imports" }),
    );
}

async function answer(port: number): Promise<void> {
  const who = await makePerson();
  const attempt = await makeAttempt(who);
  const { token } = await openAnonymousSession();
  console.error(new Error(`said ${canary("console")}`));
  const path = `/api/v1/attempts/${attempt}/answers/${positionOf("text")}`;
  const body = JSON.stringify(bodyOf({ kind: "text", value: canary("answer") }));
  await send(port, "PUT", path, { cookie: `footing=${token}; other=${canary("cookie")}`, "x-forwarded-for": "192.0.2.9" }, body);
  await send(port, "PUT", path, { authorization: `Bearer ${canary("bearer")}` }, `{ "${canary("broken")}`);
  await send(port, "GET", `/join?code=${canary("code")}`, {
    referer: `http://localhost/${canary("referer")}`,
    "user-agent": canary("agent"),
  });
  process.stdout.write(`CANARY ${token}\nCANARY ${attempt}\n`);
}

process.stdout.write("");
quietConsole();
logRequests();
const server = createServer((incoming, response) => {
  notePerson("somebody");
  if (answerDirectly(incoming, response)) return;
  logFailure(new Error(`failed at ${incoming.url}`), { method: incoming.method, route: "/join" });
  response.writeHead(500).end();
});
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
await enter();
await bring();
await answer((server.address() as AddressInfo).port);
await pool.query(`SELECT '${canary("sql")}'::int`).catch((error: unknown) => logFailure(error, { route: "/sets" }));
server.close();
server.closeAllConnections();
await closeDatabase();
process.exit(0);
