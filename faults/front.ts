// Two instances behind a reverse proxy as schools run it, with the set-up that is in deploy/, restarted in turn while people answer.
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "@/scripts/database.mjs";
import type { Bed } from "./bed";
import { doseOf, type Dose, type Fault, type Outcome } from "./fault";
import { underLoad } from "./load";
import { restartInTurn } from "./rolling";

const LEARNERS = 60;
const RESTARTS = 10;
const WITHIN_SECONDS = 30;
const READY_MS = 20_000;

/** A program that stands before the instances. `write` puts its set-up into a folder and says how to start it. */
type Front = { name: string; program: string; write: (folder: string, port: number, instances: readonly [number, number]) => string[] };

const ours = (text: string, [first, second]: readonly [number, number]) =>
  text.replaceAll("127.0.0.1:3001", `127.0.0.1:${first}`).replaceAll("127.0.0.1:3002", `127.0.0.1:${second}`);

const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

const NGINX: Front = {
  name: "nginx",
  program: "nginx",
  write(folder, port, instances) {
    const site = ours(readFileSync("deploy/nginx.conf", "utf8"), instances)
      .replace("listen 443 ssl;", `listen 127.0.0.1:${port};`)
      .replace(/^\s*ssl_certificate.*\n/gm, "");
    const places = TEMPORARY.map((name) => `${name}_temp_path ${folder}/${name};`).join(" ");
    writeFileSync(path.join(folder, "site.conf"), site);
    writeFileSync(
      path.join(folder, "nginx.conf"),
      `daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log; events {} http { access_log off; ${places} include ${folder}/site.conf; }`,
    );
    return ["-p", folder, "-c", path.join(folder, "nginx.conf"), "-e", path.join(folder, "error.log")];
  },
};

const CADDY: Front = {
  name: "caddy",
  program: "caddy",
  write(folder, port, instances) {
    const site = ours(readFileSync("deploy/Caddyfile", "utf8"), instances).replace(
      /^quiz\.example\.org \{/m,
      `{\n\tadmin off\n}\n\nhttp://127.0.0.1:${port} {`,
    );
    writeFileSync(path.join(folder, "Caddyfile"), site);
    return ["run", "--config", path.join(folder, "Caddyfile"), "--adapter", "caddyfile"];
  },
};

async function start(
  { program, write }: Front,
  folder: string,
  instances: readonly [number, number],
): Promise<{ child: ChildProcess; origin: string }> {
  const port = (await freePort()) as number;
  const child = spawn(program, write(folder, port, instances), {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = "";
  child.stderr!.setEncoding("utf8").on("data", (text: string) => (said = `${said}${text}`.slice(-4_000)));
  const origin = `http://127.0.0.1:${port}`;
  for (const end = performance.now() + READY_MS; performance.now() < end && child.exitCode === null; await pause(100)) {
    if ((await fetch(`${origin}/healthz`).catch(() => null))?.ok) return { child, origin };
  }
  child.kill();
  throw new Error(`${program} does not serve: ${said}`);
}

async function behind(front: Front, bed: Bed, dose: Dose): Promise<Outcome> {
  const [learners, times] = [doseOf(LEARNERS, dose, 10), doseOf(RESTARTS, dose, 2)];
  const folder = path.resolve(".data/faults", front.name);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const second = await bed.serve("second");
  try {
    const { child, origin } = await start(front, folder, [bed.app.port, second.port]);
    try {
      return await underLoad(bed, front.name, { learners, seed: dose.seed, origin: () => origin }, WITHIN_SECONDS, async (load) => {
        await restartInTurn(load, [bed.app, second], times, async () => {});
        await load.reached(1);
        return {
          dose: `${learners} learners, ${times} restarts in turn behind ${front.name}, ${load.ledger.unserved} requests had to be sent again`,
          recoveries: [],
        };
      });
    } finally {
      child.kill();
    }
  } finally {
    await second.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const LEFT_OUT: Outcome = {
  dose: "not tried",
  acknowledged: 0,
  lost: 0,
  doubled: 0,
  wrongScores: 0,
  wrongMemories: 0,
  recoverySeconds: null,
  withinSeconds: WITHIN_SECONDS,
  broken: [],
  leftOut: [],
};

const isInstalled = ({ program }: Front) => spawnSync(program, [program === "nginx" ? "-v" : "version"]).status === 0;

const faultOf = (front: Front): Fault => ({
  name: front.name,
  title: `two instances behind ${front.name}, restarted in turn`,
  isInShort: false,
  run: async (bed, dose) =>
    isInstalled(front) ? behind(front, bed, dose) : { ...LEFT_OUT, leftOut: [`all of it: ${front.program} is not installed`] },
});

export const nginx = faultOf(NGINX);
export const caddy = faultOf(CADDY);
