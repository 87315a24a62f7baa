// Keeping the app served: it is started again when it dies, and told to stop only by us.
import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { endProcess, nameProcess, readJson, writeWhole } from "./processes.mjs";
import { Refusal, say } from "./say.mjs";

const FIRST_PAUSE_MS = 200;
/** Nobody waits longer than this and a start, however often it died. */
const LONGEST_PAUSE_MS = 5_000;
const STEADY_MS = 60_000;
const READY_WITHIN_MS = 120_000;

/** The addresses under which a server on `host` and `port` is reached: this machine first, then the local network. */
export function addresses(host, port) {
  const everywhere = host === "0.0.0.0" || host === "::";
  const here = everywhere || host === "127.0.0.1" || host === "localhost" ? ["localhost", "127.0.0.1"] : [host];
  const network = everywhere
    ? Object.values(networkInterfaces())
        .flat()
        .filter((one) => one.family === "IPv4" && !one.internal)
        .map((one) => one.address)
    : [];
  return [...here, ...network].map((name) => `http://${name.includes(":") ? `[${name}]` : name}:${port}`);
}

/** Stops what an earlier, killed run left serving; `record` is the file that names it. */
export async function stopOrphan(record) {
  await endProcess(readJson(record));
  rmSync(record, { force: true });
}

/**
 * Serves with Next, and serves again after a pause that grows when it dies. Returns `{ ready, stop }`; `ready` is a
 * promise that it answers. What it prints is held back until then, so that the steps stay readable, and shown if it never comes up.
 */
export function keepServing({ mode = "start", host, port, env, record, quiet = false }) {
  const args =
    mode === "dev"
      ? ["node_modules/next/dist/bin/next", "dev", "-H", host, "-p", String(port)]
      : ["scripts/serve-app.mjs", host, String(port)];
  let stopping = false;
  let ready = mode === "dev";
  let held = "";
  let deaths = 0;
  let child;
  let again;

  const hear = (stream, out) => {
    stream.setEncoding("utf8");
    stream.on("data", (text) => {
      if (!ready) held += text;
      else if (!quiet) out.write(text);
    });
  };
  const launch = (pauseMs) => {
    const began = Date.now();
    child = spawn(process.execPath, args, {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      detached: process.platform !== "win32",
      windowsHide: true,
    });
    hear(child.stdout, process.stdout);
    hear(child.stderr, process.stderr);
    writeWhole(record, JSON.stringify(nameProcess(child.pid)));
    child.on("exit", (code, signal) => {
      if (stopping) return;
      deaths += 1;
      const next = Date.now() - began >= STEADY_MS ? FIRST_PAUSE_MS : pauseMs;
      if (ready && !quiet) say(`The app stopped (${signal ?? `exit code ${code}`}); starting it again in ${next / 1000} s.`);
      again = setTimeout(() => launch(Math.min(next * 2, LONGEST_PAUSE_MS)), next);
    });
  };
  const stop = async () => {
    stopping = true;
    clearTimeout(again);
    await endProcess(nameProcess(child.pid));
    rmSync(record, { force: true });
  };

  const waitUntilReady = async () => {
    const [address] = addresses(host === "0.0.0.0" ? "127.0.0.1" : host, port).slice(-1);
    for (const end = Date.now() + READY_WITHIN_MS; !stopping; await pause(50)) {
      if (await answers(`${address}/${mode === "dev" ? "healthz" : "readyz"}`)) break;
      if (deaths < 3 && Date.now() < end) continue;
      await stop();
      throw new Refusal("The app was started but does not answer (above).", held);
    }
    ready = true;
  };

  launch(FIRST_PAUSE_MS);
  return { ready: waitUntilReady(), stop };
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}
