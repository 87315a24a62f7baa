import { spawn } from "node:child_process";
import { expect, test } from "./fixtures";

// Runs by itself, after everything else (playwright.config.ts): it kills the server that the others use. `npm run faults` is the full dose.

type Told = {
  faults: {
    fault: string;
    acknowledged: number;
    lost: number;
    doubled: number;
    wrongScores: number;
    wrongMemories: number;
    broken: string[];
    passed: boolean;
  }[];
};

/** Runs the short form of the faults on the app that is served, and answers what it prints. */
function runFaults(): Promise<string> {
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "faults/main.ts", "--short", "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LOG_LEVEL: "silent" },
  });
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(said));
  });
}

test("whatever goes wrong, every acknowledged answer is stored once, scores and memories follow from them, and nobody has to help", async () => {
  test.setTimeout(900_000);
  const { faults } = JSON.parse(await runFaults()) as Told;
  expect(faults.map(({ fault }) => fault)).toEqual(["kills", "database", "slow", "deadlocks", "replies", "devices", "teacher", "rolling"]);
  for (const { fault, acknowledged, lost, doubled, wrongScores, wrongMemories, broken, passed } of faults) {
    expect({ fault, lost, doubled, wrongScores, wrongMemories, broken }).toEqual({
      fault,
      lost: 0,
      doubled: 0,
      wrongScores: 0,
      wrongMemories: 0,
      broken: [],
    });
    expect(acknowledged, fault).toBeGreaterThan(20);
    expect(passed, `${fault} recovered in time`).toBe(true);
  }
});
