import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { toldOf } from "./log";

test("of an error its kind, code and place are told, never its message", () => {
  const told = toldOf(Object.assign(new TypeError("cannot read Ada's answer"), { code: "23505" }));
  expect(told).toMatchObject({ error: "TypeError", code: "23505", at: expect.stringMatching(/^at /) as unknown });
  expect(JSON.stringify(told)).not.toContain("Ada");
  expect(toldOf("a word somebody said")).toEqual({ error: "string" });
});

test("no line of the log is given an error's message", () => {
  const files = readdirSync("server").filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const lines = files.flatMap((name) =>
    readFileSync(`server/${name}`, "utf8")
      .split("\n")
      .filter((line) => /\blog\.(debug|info|warn|error)\(/.test(line) && /message/.test(line))
      .map((line) => `${name}: ${line.trim()}`),
  );
  expect(lines).toEqual([]);
});

test(
  "names, addresses, answers, files and tokens of people are in no line, whatever they do and whatever fails",
  { timeout: 120_000 },
  async () => {
    const env = { ...process.env, NODE_ENV: "production" as const, LOG_LEVEL: "debug", VITEST: "" };
    const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", "server/testing/logged-world.ts"], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [out, errors, code] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.once("close", resolve)),
    ]);
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const [told, canaries] = [
      out.split("\n").filter((line) => line.startsWith("{")),
      out
        .split("\n")
        .filter((line) => line.startsWith("CANARY "))
        .map((line) => line.slice(7)),
    ];
    const lines = told.map((line) => JSON.parse(line) as { msg: string });
    expect(new Set(lines.map(({ msg }) => msg))).toEqual(new Set([...lines.map(({ msg }) => msg), "request", "request failed"]));
    expect(canaries.length).toBeGreaterThan(7);
    for (const canary of canaries)
      expect(
        told.filter((line) => line.includes(canary)),
        canary,
      ).toEqual([]);
  },
);
