import { describe, expect, test } from "vitest";
import { gunzipSync } from "node:zlib";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { writeFactSet } from "@/lib/facts/fact-set";
import type { KeptMaterial } from "@/lib/transfer/summary";
import { expectFile, readFileApart, type FileToRead } from "./file-reading";

const text = writeFactSet(SAMPLE_SET);
const fileOf = (name: string, bytes: Uint8Array, more: Partial<FileToRead> = {}): FileToRead => ({
  name,
  size: bytes.byteLength,
  format: null,
  options: {},
  ...more,
  bytes: (async function* () {
    for (let at = 0; at < bytes.byteLength; at += 50_000) yield bytes.subarray(at, at + 50_000);
  })(),
});

async function read(file: FileToRead) {
  const kept: Buffer[] = [];
  const answer = await readFileApart(
    async () => file,
    async (_, bytes) => void kept.push(Buffer.from(bytes)),
  );
  return { answer: answer!, kept: Buffer.concat(kept) };
}

describe("a file read in a process of its own", () => {
  test("is what the same reader understands here", async () => {
    const { answer, kept } = await read(fileOf("set.json", Buffer.from(text)));
    expect(answer).toMatchObject({
      format: "fact-set",
      summary: { kind: "set", slug: SAMPLE_SET.slug, facts: SAMPLE_SET.facts.length },
      problems: [],
      problemCount: 0,
    });
    const { understood } = JSON.parse(gunzipSync(kept).toString()) as KeptMaterial;
    expect(understood).toMatchObject({ kind: "set", set: { slug: SAMPLE_SET.slug, facts: SAMPLE_SET.facts } });
  });

  test("is read the same by a process that waited for it", async () => {
    const file = () => fileOf("set.json", Buffer.from(text));
    const cold = await read(file());
    expectFile();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await read(file())).toEqual(cold);
  });

  test("is refused with what to do where nothing can read it", async () => {
    const { answer, kept } = await read(fileOf("set.json", Buffer.from(text.slice(0, 5_000)), { format: "fact-set" }));
    expect(answer.summary).toBeNull();
    expect(answer.problems[0]!.message).not.toBe("");
    expect(kept.byteLength).toBe(0);
  });

  test.each([
    ["hang", { ms: 1_500 }, "too long"],
    ["eat", { heapMb: 40 }, "too much memory"],
    ["eat outside", { processMb: 300 }, "too much memory"],
    ["crash", {}, "damaged"],
    ["lie", {}, "damaged"],
    ["babble", {}, "damaged"],
  ])("that makes it %s is a problem with a reason", async (name, limits, reason) => {
    const reader = { program: "server/testing/bad-reader.mjs", ms: 20_000, heapMb: 256, processMb: 768, ...limits };
    const answer = await readFileApart(
      async () => fileOf(name, Buffer.from("x")),
      async () => {},
      reader,
    );
    expect(answer).toMatchObject({ format: null, summary: null, problems: [{ where: "file", message: expect.stringContaining(reason) }] });
  });

  test("takes its turn: no more than two at once", async () => {
    let open = 0;
    let most = 0;
    const one = () =>
      readFileApart(
        async () => {
          most = Math.max(most, ++open);
          await new Promise((resolve) => setTimeout(resolve, 20));
          open--;
          return null;
        },
        async () => {},
      );
    expect(await Promise.all(Array.from({ length: 7 }, one))).toEqual(Array(7).fill(null));
    expect(most).toBe(2);
  });
});
