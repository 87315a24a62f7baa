import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { ask } from "../visitor";

/** A further process that serves the same build. `said` is everything that it printed so far. */
export type Instance = { origin: string; said: () => string; stop: () => Promise<void> };

const READY_WITHIN_MS = 120_000;

/** A port that nobody uses now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** Starts one more instance on the same database, with these settings besides; `until` is a path that answers once it is there. */
export async function startInstance(settings: Readonly<Record<string, string>>, until = "/healthz"): Promise<Instance> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    PORT: String(port),
    HOST: "127.0.0.1",
    ORIGINS: `${origin} http://127.0.0.1:${port}`,
    FOOTING_GALLERY: "1",
    LOG_LEVEL: "error",
    ...settings,
  };
  const child = spawn(process.execPath, ["scripts/serve-app.mjs", "127.0.0.1", String(port)], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => void (said += text));
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await Promise.race([ended, pause(10_000)]);
    child.kill("SIGKILL");
  };
  for (const end = Date.now() + READY_WITHIN_MS; Date.now() < end; await pause(100)) {
    const answer = await ask(until, { at: origin }).catch(() => null);
    if (answer && answer.status < 500) return { origin, said: () => said, stop };
    if (child.exitCode !== null) break;
  }
  await stop();
  throw new Error(`a further instance did not come up: ${said.slice(-500)}`);
}
