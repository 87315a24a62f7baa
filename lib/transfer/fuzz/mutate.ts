import { joinBytes } from "../../bytes";
import type { Random } from "../../random";
import { looksZipped, openArchive, writeArchive } from "../archive";

/** Pieces that readers trip over: ends of strings and tags, huge numbers, turned directions, the beginnings of attacks. */
const PIECES = [
  "\u0000",
  "\uFEFF",
  "\u202E",
  "\uD800",
  '"',
  "'",
  "{",
  "}",
  "{{",
  "::",
  "~%-100%",
  "####",
  "<![CDATA[",
  "]]>",
  '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  "&y;",
  "&#0;",
  "&#x10FFFF;",
  "<",
  "</",
  "-1",
  "99999999999999999999",
  "1e308",
  "NaN",
  "../",
  "\r",
  "\n\n",
  "\t",
  '=HYPERLINK("x")',
  "<script>",
  "[sound:x]",
  "\\",
  "\\(",
  "$$",
  "___",
  "{{c1::",
  "%",
  ",,,,,,,,",
];
const ENCODER = new TextEncoder();

type Mutation = (bytes: Uint8Array, chance: Random) => Uint8Array;

/** A stretch of the bytes: where it begins and ends. */
function stretch(bytes: Uint8Array, chance: Random): [from: number, to: number] {
  const from = chance.below(bytes.length + 1);
  return [from, Math.min(bytes.length, from + 1 + chance.below(64))];
}

const cutOff: Mutation = (bytes, chance) => bytes.slice(0, chance.below(bytes.length + 1));

const withoutSome: Mutation = (bytes, chance) => {
  const [from, to] = stretch(bytes, chance);
  return joinBytes([bytes.subarray(0, from), bytes.subarray(to)]);
};

const withSomeTwice: Mutation = (bytes, chance) => {
  const [from, to] = stretch(bytes, chance);
  return joinBytes([
    bytes.subarray(0, to),
    ...Array.from({ length: 1 + chance.below(20) }, () => bytes.subarray(from, to)),
    bytes.subarray(to),
  ]);
};

const withFlips: Mutation = (bytes, chance) => {
  const changed = bytes.slice();
  for (let i = 0, times = 1 + chance.below(8); i < times && changed.length > 0; i++)
    changed[chance.below(changed.length)]! ^= 1 << chance.below(8);
  return changed;
};

const withPiece: Mutation = (bytes, chance) => {
  const at = chance.below(bytes.length + 1);
  return joinBytes([bytes.subarray(0, at), ENCODER.encode(chance.pick(PIECES)!.repeat(1 + chance.below(3))), bytes.subarray(at)]);
};

const swapped: Mutation = (bytes, chance) => {
  const [from, to] = stretch(bytes, chance);
  const [start, end] = stretch(bytes, chance);
  return joinBytes([bytes.subarray(0, from), bytes.subarray(start, end), bytes.subarray(to)]);
};

const PLAIN: readonly Mutation[] = [cutOff, withoutSome, withSomeTwice, withFlips, withPiece, withPiece, swapped];

/** One to three changes, one on the other. */
const mutatePlain: Mutation = (bytes, chance) => {
  let changed = bytes;
  for (let i = 0, times = 1 + chance.below(3); i < times; i++) changed = chance.pick(PLAIN)!(changed, chance);
  return changed;
};

/** A packed file with one of its files changed inside: changes of the packed bytes are caught before anybody reads them. */
const mutateInside: Mutation = (bytes, chance) => {
  const archive = openArchive(bytes);
  if (!archive.ok || archive.value.names.length === 0) return mutatePlain(bytes, chance);
  const hit = chance.pick(archive.value.names)!;
  const entries = archive.value.names.flatMap((name) => {
    const read = archive.value.read(name);
    return read?.ok ? [{ name, bytes: name === hit ? mutatePlain(read.value, chance) : read.value }] : [];
  });
  return writeArchive(entries);
};

/** A file that somebody damaged or made to do harm: the same for the same bytes and chance. */
export function mutate(bytes: Uint8Array, chance: Random): Uint8Array {
  return looksZipped(bytes) && chance.next() < 0.8 ? mutateInside(bytes, chance) : mutatePlain(bytes, chance);
}
