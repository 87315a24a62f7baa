import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { encryption, isEncrypted, openEncrypted } from "./age-file";

const folder = mkdtempSync(path.join(tmpdir(), "footing-age-"));
const file = path.join(folder, "sealed.age");
const PASSPHRASE = "quiet tractors paint lemons";
const LITTLE_WORK = 4;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function encrypt(plain: Buffer, pieces = 1_000): Promise<void> {
  const parts = Array.from({ length: Math.ceil(plain.byteLength / pieces) }, (_, i) => plain.subarray(i * pieces, (i + 1) * pieces));
  await pipeline(Readable.from(parts), await encryption(PASSPHRASE, LITTLE_WORK), createWriteStream(file));
}

async function decrypt(start = 0, end = Infinity, passphrase = PASSPHRASE): Promise<Buffer | null> {
  const opened = await openEncrypted(file, passphrase);
  if (!opened) return null;
  try {
    return await buffer(opened.read(start, Math.min(end, opened.size)));
  } finally {
    await opened.close();
  }
}

// Made by the program age 1.1.1 with the passphrase above, in base64.
const MADE_BY_AGE =
  "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IHNjcnlwdCBTWkNsNHhMSlVRZnpjYmE5OHM1cGRBIDE4CkFEV2xjRG9ISUt4WmdPYVNpamNmZVJRdVRuMG1wdXYrL1JaNFNMckMvKzgKLS0tIFJSai9waDVMQnBVSDk3aWlpS2RKRkc3TEtlZ25mNVIzTkwrMXdlcGlRSVEKd7/cMHJnQ+vRPwRUnH0DYbeb5jw5Rug8eGQnrwWTq5v7AqQBzI1pa2VgvdEcSDjYtF+aottovknkO89dPU9/0rvErcjbC5YfgqZXTw==";

describe("an encrypted file", () => {
  it.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])("of %i bytes comes back as it was", async (size) => {
    const plain = randomBytes(size);
    await encrypt(plain);
    expect(await isEncrypted(file)).toBe(true);
    expect((await decrypt())!.equals(plain)).toBe(true);
  });

  it("is read from any place", async () => {
    const plain = randomBytes(150_000);
    await encrypt(plain, 70_000);
    for (const [start, end] of [
      [0, 1],
      [65_530, 65_540],
      [65_536, 131_072],
      [149_999, 150_000],
      [10, 140_000],
    ] as const)
      expect((await decrypt(start, end))!.equals(plain.subarray(start, end))).toBe(true);
  });

  it("says nothing of what is in it", async () => {
    await encrypt(Buffer.from("Ada answered Paris. ".repeat(100)));
    expect(readFileSync(file).includes("Ada")).toBe(false);
  });

  it("does not open with another passphrase, nor when it is none", async () => {
    await encrypt(Buffer.from("Paris"));
    expect(await decrypt(0, 5, "quiet tractors paint lemon")).toBeNull();
    writeFileSync(file, "PK\x03\x04 a zip file");
    expect(await isEncrypted(file)).toBe(false);
    expect(await decrypt()).toBeNull();
  });

  it("that was changed in one byte, cut off, or put together otherwise is not read", async () => {
    await encrypt(randomBytes(150_000));
    const whole = readFileSync(file);
    const header = whole.indexOf("\n---") + 4 + 45 + 16;
    const chunk = (n: number) => whole.subarray(header + n * 65_552, header + (n + 1) * 65_552);
    const changed = [
      ...[30, 100, header + 5, header + 70_000, whole.byteLength - 1].map((at) =>
        Buffer.from(whole.map((byte, i) => (i === at ? byte ^ 1 : byte))),
      ),
      whole.subarray(0, whole.byteLength - 1),
      whole.subarray(0, header + 65_552),
      Buffer.concat([whole.subarray(0, header), chunk(1), chunk(0), chunk(2)]),
    ];
    for (const bytes of changed) {
      writeFileSync(file, bytes);
      expect(await decrypt().catch(() => null)).toBeNull();
    }
  });

  it("made by the program age is opened", async () => {
    writeFileSync(file, Buffer.from(MADE_BY_AGE, "base64"));
    expect((await decrypt())!.toString()).toBe("Every answer shows the sentence it rests on.");
  });
});
