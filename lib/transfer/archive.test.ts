import fc from "fast-check";
import { deflateSync, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { ARCHIVE_LIMITS, looksZipped, openArchive, writeArchive, type Archive, type ArchiveLimits } from "./archive";

// Archives put together byte by byte, so that each can lie in one place.
type Made = {
  name: string | Uint8Array;
  data: Uint8Array;
  size: number;
  crc: number;
  method: number;
  flags: number;
  mode: number;
  host: number;
  localName: string | Uint8Array;
  at: number | null;
  extra: Uint8Array;
  packedSize: number;
};

const utf8 = (text: string) => new TextEncoder().encode(text);
const two = (value: number) => [value & 0xff, (value >>> 8) & 0xff];
const four = (value: number) => [...two(value & 0xffff), ...two((value / 0x10000) & 0xffff)];
const eight = (value: number) => [...four(value % 2 ** 32), ...four(Math.floor(value / 2 ** 32))];
const raw = (name: string | Uint8Array) => (typeof name === "string" ? utf8(name) : name);

/** CRC-32, bit by bit. */
function crcOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function file(name: string | Uint8Array, text: string | Uint8Array, lies: Partial<Made> = {}): Made {
  const bytes = typeof text === "string" ? utf8(text) : text;
  const data = lies.data ?? (lies.method === 0 ? bytes : deflateSync(bytes));
  return {
    name,
    data,
    size: bytes.length,
    crc: crcOf(bytes),
    method: 8,
    flags: 0,
    mode: 0o100644,
    host: 3,
    localName: lies.localName ?? name,
    at: null,
    extra: new Uint8Array(),
    packedSize: data.length,
    ...lies,
  };
}

const fields = ({ flags, method, crc, packedSize, size }: Made) => [
  ...two(20),
  ...two(flags),
  ...two(method),
  ...two(0),
  ...two(33),
  ...four(crc),
  ...four(packedSize),
  ...four(size),
];

type Ends = { count?: number; directorySize?: number; directoryAt?: number; before?: Uint8Array; after?: Uint8Array; disk?: number };

function zip(files: readonly Made[], ends: Ends = {}): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const made of files) {
    const [name, local] = [raw(made.name), raw(made.localName)];
    const header = Uint8Array.from([0x50, 0x4b, 3, 4, ...fields(made), ...two(local.length), ...two(0)]);
    const start = made.at ?? at;
    parts.push(header, local, made.data);
    directory.push(
      Uint8Array.from([
        0x50,
        0x4b,
        1,
        2,
        20,
        made.host,
        ...fields(made),
        ...two(name.length),
        ...two(made.extra.length),
        ...two(0),
        ...two(0),
        ...two(0),
        ...two(0),
        ...two(made.mode),
        ...four(start),
      ]),
      name,
      made.extra,
    );
    at += header.length + local.length + made.data.length;
  }
  const size = directory.reduce((length, { length: more }) => length + more, 0);
  const before = ends.before ?? new Uint8Array();
  const count = ends.count ?? files.length;
  const end = [
    0x50,
    0x4b,
    5,
    6,
    ...two(ends.disk ?? 0),
    ...two(0),
    ...two(count),
    ...two(count),
    ...four(ends.directorySize ?? size),
    ...four(ends.directoryAt ?? at),
    ...two(0),
  ];
  return Uint8Array.from(Buffer.concat([...parts, ...directory, before, Uint8Array.from(end), ends.after ?? new Uint8Array()]));
}

function opened(bytes: Uint8Array, limits?: ArchiveLimits): Archive {
  const archive = openArchive(bytes, limits);
  if (!archive.ok) throw new Error(JSON.stringify(archive.problems));
  return archive.value;
}

const textIn = (archive: Archive, name: string) => {
  const read = archive.read(name);
  if (!read?.ok) throw new Error(JSON.stringify(read));
  return new TextDecoder().decode(read.value);
};

function refusal(bytes: Uint8Array): { where: string; message: string } {
  const archive = openArchive(bytes);
  if (archive.ok) throw new Error("It was opened.");
  return archive.problems[0]!;
}

function readRefusal(bytes: Uint8Array, name: string): { where: string; message: string } {
  const read = opened(bytes).read(name);
  if (!read || read.ok) throw new Error("It was read.");
  return read.problems[0]!;
}

describe("reading", () => {
  test("names stand in order, folders are left out, and each file is read by its name", () => {
    const archive = opened(
      zip([file("b/", "", { method: 0, mode: 0o040755 }), file("b/one.txt", "one"), file("ä.txt", "two", { method: 0 })]),
    );
    expect(archive.names).toEqual(["b/one.txt", "ä.txt"]);
    expect(textIn(archive, "b/one.txt")).toBe("one");
    expect(textIn(archive, "ä.txt")).toBe("two");
    expect(textIn(archive, "b/one.txt")).toBe("one");
    expect(archive.read("none")).toBeNull();
  });

  test("an archive without a file, and one with a remark at its end", () => {
    expect(opened(zip([])).names).toEqual([]);
    const remarked = zip([file("a", "x")], { after: utf8("hi") });
    remarked[remarked.length - 4] = 2;
    expect(textIn(opened(remarked), "a")).toBe("x");
  });

  test("names in an old code page are read, not refused", () => {
    expect(opened(zip([file(Uint8Array.of(0x61, 0xe4), "x")])).names).toEqual(["aä"]);
  });

  test("what another program packed, long and short, stored and deflated", () => {
    const long = new Uint8Array(300_000).map((_, at) => (at * at) >> 7);
    const archive = opened(zipSync({ "long.bin": long, "kept.bin": [long, { level: 0 }], folder: { "a.txt": utf8("a") } }));
    for (const name of ["long.bin", "kept.bin"]) {
      const read = archive.read(name);
      expect(read?.ok && Buffer.from(long).equals(read.value)).toBe(true);
    }
    expect(textIn(archive, "folder/a.txt")).toBe("a");
  });

  test("numbers of 64 bits are read where the short ones say so", () => {
    const made = file("a.txt", "long ago");
    const extra = Uint8Array.from([...two(1), ...two(24), ...eight(made.size), ...eight(made.data.length), ...eight(0)]);
    const bytes = zip([{ ...made, extra, size: 0xffffffff, packedSize: 0xffffffff, at: 0xffffffff }]);
    expect(textIn(opened(bytes), "a.txt")).toBe("long ago");
    const directoryAt = 30 + 5 + made.data.length;
    const size = bytes.length - 22 - directoryAt;
    const record = [
      0x50,
      0x4b,
      6,
      6,
      ...eight(44),
      ...two(45),
      ...two(45),
      ...four(0),
      ...four(0),
      ...eight(1),
      ...eight(1),
      ...eight(size),
      ...eight(directoryAt),
    ];
    const locator = [0x50, 0x4b, 6, 7, ...four(0), ...eight(directoryAt + size), ...four(1)];
    const end = { count: 0xffff, directorySize: 0xffffffff, directoryAt: 0xffffffff, before: Uint8Array.from([...record, ...locator]) };
    expect(textIn(opened(zip([{ ...made, extra, size: 0xffffffff, packedSize: 0xffffffff, at: 0xffffffff }], end)), "a.txt")).toBe(
      "long ago",
    );
  });

  test("a look at the first bytes tells an archive", () => {
    expect([zip([]), zip([file("a", "b")]), utf8("PK notes"), new Uint8Array()].map(looksZipped)).toEqual([true, true, false, false]);
  });
});

describe("attacks on the whole", () => {
  test.each<[string, Partial<Made>, RegExp]>([
    ["../../etc/passwd", {}, /leads out of its folder/],
    ["a/../../b", {}, /leads out/],
    ["/etc/passwd", {}, /leads out/],
    ["C:\\boot.ini", {}, /leads out/],
    ["c:boot.ini", {}, /leads out/],
    ["..\\..\\boot.ini", {}, /leads out/],
    ["a\\b", {}, /leads out/],
    ["a\0.txt", {}, /signs in its name/],
    ["", {}, /no name/],
    ["link", { mode: 0o120777 }, /is a link/],
    ["pipe", { mode: 0o010644 }, /is a link/],
    ["locked", { flags: 1 }, /locked with a password/],
    ["locked well", { flags: 0x41 }, /locked with a password/],
    ["locked by AES", { method: 99 }, /locked with a password/],
  ])("%j is refused with the place and the reason", (name, lies, message) => {
    const problem = refusal(zip([file("fine.txt", "fine"), file(name, "x", lies)]));
    expect(problem.message).toMatch(message);
    expect(problem.where).toMatch(/\S/);
    expect(problem.where).not.toMatch(/\p{Cc}/u);
  });

  test("the same name twice, also where only the way of writing its letters differs", () => {
    expect(refusal(zip([file("a", "1"), file("b", "2"), file("a", "3")]))).toEqual({
      where: "a",
      message: expect.stringMatching(/Two files have this name/),
    });
    expect(refusal(zip([file("\u00e9", "1"), file("e\u0301", "2")])).message).toMatch(/Two files have this name/);
  });

  test("two entries over the same bytes, one inside another, and one over the directory", () => {
    expect(refusal(zip([file("a", "x", { localName: "a" }), file("b", "x", { at: 0 })])).message).toMatch(/damaged/);
    const inner = zip([file("b", "deep")]).subarray(0, 60);
    const outer = file("a", inner, { method: 0 });
    const nested = file("b", "deep", { at: 31 });
    expect(refusal(zip([outer, nested])).message).toMatch(/lies over another/);
    expect(refusal(zip([file("a", "x", { packedSize: 90 })])).message).toMatch(/lies over another/);
  });

  test("a header that names another file than the directory does", () => {
    expect(refusal(zip([file("a.txt", "x", { localName: "b.txt" })])).message).toMatch(/damaged/);
  });

  test("more entries than are taken, in truth and by a lie", () => {
    const many = Array.from({ length: ARCHIVE_LIMITS.entries + 1 }, (_, at) => file(`${at}`, "", { method: 0 }));
    expect(refusal(zip(many)).message).toMatch(/more than 10,000 files/);
    expect(opened(zip(many.slice(1))).names.length).toBe(ARCHIVE_LIMITS.entries);
    expect(refusal(zip([file("a", "x")], { count: 65_000 })).message).toMatch(/more than 10,000 files/);
    expect(refusal(zip([file("a", "x")], { count: 9_000 })).message).toMatch(/damaged/);
  });

  test("places that lie outside the file, several parts, and no archive at all", () => {
    expect(refusal(zip([file("a", "x")], { directoryAt: 4_000_000_000 })).message).toMatch(/damaged/);
    expect(refusal(zip([file("a", "x")], { directorySize: 4_000_000_000 })).message).toMatch(/damaged/);
    expect(refusal(zip([file("a", "x", { at: 4_000_000_000 })])).message).toMatch(/damaged/);
    expect(refusal(zip([file("a", "x")], { disk: 1 })).message).toMatch(/damaged/);
    expect(refusal(utf8("Front\tBack\n")).message).toMatch(/not a zip file/);
  });

  test("a file larger than is taken", () => {
    expect(refusal(new Uint8Array(ARCHIVE_LIMITS.packed + 1)).message).toMatch(/larger than 100 MB/);
    expect([ARCHIVE_LIMITS.packed, ARCHIVE_LIMITS.unpacked]).toEqual([100e6, 500e6]);
  });

  test("a file that breaks off anywhere is refused", () => {
    const bytes = zip([file("a", "some words"), file("b", "other words")]);
    for (let end = 0; end < bytes.length; end += 1) expect(openArchive(bytes.slice(0, end)).ok).toBe(false);
  });
});

describe("attacks in one entry", () => {
  const zeros = new Uint8Array(3_000_000);

  test("what unpacks to more than a hundred times its size is not unpacked; small files may", () => {
    expect(readRefusal(zip([file("zeros", zeros)]), "zeros").message).toMatch(/more than 100 times its size/);
    expect(opened(zip([file("small", zeros.subarray(0, 900_000))])).read("small")?.ok).toBe(true);
  });

  test("a size that says less than there is stops the unpacking there", () => {
    expect(readRefusal(zip([file("zeros", zeros, { size: 1000 })]), "zeros")).toEqual({
      where: "zeros",
      message: expect.stringMatching(/more than it says/),
    });
  });

  test("a size that says more than there is", () => {
    expect(readRefusal(zip([file("a", "some", { size: 5 })]), "a").message).toMatch(/damaged/);
    expect(readRefusal(zip([file("a", "some", { size: 5, method: 0 })]), "a").message).toMatch(/damaged/);
  });

  test("all files together unpack to the limit and no further, whoever asks how often", () => {
    const archive = opened(zip([file("noise", zeros.subarray(0, 200), { method: 0 })]), { ...ARCHIVE_LIMITS, unpacked: 1_000 });
    const outcomes = Array.from({ length: 6 }, () => archive.read("noise"));
    expect(outcomes.map((read) => read?.ok)).toEqual([true, true, true, true, true, false]);
    expect(outcomes[5]).toMatchObject({ problems: [{ where: "noise", message: expect.stringMatching(/more than 0.001 MB/) }] });
  });

  test("a wrong check sum, broken data, data that goes on after its end, and an unknown packing", () => {
    expect(readRefusal(zip([file("a", "some", { crc: 1 })]), "a").message).toMatch(/damaged/);
    expect(readRefusal(zip([file("a", "some", { data: Uint8Array.of(7, 7, 7, 7) })]), "a").message).toMatch(/damaged/);
    expect(readRefusal(zip([file("a", "some", { method: 14 })]), "a").message).toMatch(/packed in a way/);
    const tail = Uint8Array.from(Buffer.concat([deflateSync(utf8("some")), new Uint8Array(5_000_000)]));
    expect(readRefusal(zip([file("a", "some", { data: tail, size: 1_000_000 })]), "a").message).toMatch(/damaged/);
  });

  test("one bad file costs no other", () => {
    const archive = opened(zip([file("bad", "some", { crc: 1 }), file("good", "other")]));
    expect(archive.read("bad")?.ok).toBe(false);
    expect(textIn(archive, "good")).toBe("other");
  });

  test("an archive in an archive is bytes", () => {
    const inner = zip([file("a", "x")]);
    expect(opened(zip([file("inner.zip", inner)])).read("inner.zip")).toEqual({ ok: true, value: inner });
  });
});

describe("writing", () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9ä_-]{1,12}(?:\/[a-z]{1,5})?\.txt$/);
  const files = fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 2_000 }), stored: fc.boolean() }), {
    selector: (made) => made.name.normalize("NFC"),
    maxLength: 8,
  });

  test("what is written is read back by this reader and by another, in the order given", () => {
    fc.assert(
      fc.property(files, (entries) => {
        const bytes = writeArchive(entries);
        const archive = opened(bytes);
        expect(archive.names).toEqual(entries.map((entry) => entry.name));
        for (const entry of entries) expect(archive.read(entry.name)).toEqual({ ok: true, value: entry.bytes });
        expect(unzipSync(bytes)).toEqual(Object.fromEntries(entries.map((entry) => [entry.name, entry.bytes])));
      }),
      { numRuns: 60 },
    );
  });

  test("the same files are the same bytes", () => {
    const entries = [
      { name: "b", bytes: utf8("two") },
      { name: "a", bytes: utf8("one"), stored: true },
    ];
    expect(writeArchive(entries)).toEqual(writeArchive(structuredClone(entries)));
  });

  test("no change of bytes makes reading throw", () => {
    const bytes = writeArchive([
      { name: "a.txt", bytes: utf8("some words, some words") },
      { name: "b.bin", bytes: new Uint8Array(500), stored: true },
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = bytes.slice();
        for (const [at, value] of changes) changed[at] = value;
        const archive = openArchive(changed);
        if (!archive.ok) expect(archive.problems.length).toBeGreaterThan(0);
        else for (const entry of archive.value.names) expect(archive.value.read(entry)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });
});
