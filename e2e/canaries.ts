import type { Evidence, Fact, FactSet, Source } from "../lib/facts/fact";
import { SAMPLE_SET } from "../lib/facts/sample";
import { shown, type Question } from "../lib/questions/question";

// A fact set whose secret places hold words that stand nowhere else: a sentence of a source, another name of somebody, a meaning, a number,
// the way a fact is told. Whoever finds one of them in what a learner is sent has found a leak.

export const SLUG = "canary-talks-2031";

let count = 0;
const canary = (place: string) => `qv${place}${++count}x`;

/** The numbers of the set, each in a value nobody else uses. */
const NUMBERS: Readonly<Record<number, number>> = { 34: 7_261_534, 40: 8_361_540, 1200: 9_461_200 };
const digits = (n: number) => n.toLocaleString("en");

const isCanary = /qv[a-z]+\d+x|7,?261,?534|8,?361,?540|9,?461,?200/g;

/** Every canary of a text, once. */
export const canariesIn = (text: string): ReadonlySet<string> =>
  new Set((text.match(isCanary) ?? []).map((one) => one.replaceAll(",", "")));

/** Where the sentences of a text begin, and the text with a canary before the end of each. */
function withCanaries(text: string): { text: string; moved: (at: number) => number } {
  const shifts: { at: number; by: number }[] = [];
  const sentences = text.split(/(?<=[.”]) (?=[A-Z])/);
  let at = 0;
  const told = sentences.map((sentence) => {
    const counted = sentence.replace(/\b(?:34|40|1,200)\b/g, (number) => digits(NUMBERS[Number(number.replace(",", ""))]!));
    const marked = counted.replace(/([.”]+)$/, ` (${canary("said")})$1`);
    at += sentence.length + 1;
    shifts.push({ at, by: marked.length - sentence.length });
    return marked;
  });
  return {
    text: told.join(" "),
    moved: (place) => place + shifts.filter((one) => one.at <= place + 1 && one.at > 0).reduce((sum, one) => sum + one.by, 0),
  };
}

function objectWithCanary({ object, relation }: Fact): Fact["object"] {
  // Meanings are the options of a format, and alike only without one.
  if ("text" in object && relation !== "means") return { text: `${object.text} ${canary("text")}` };
  return "number" in object ? { ...object, number: NUMBERS[object.number] ?? object.number } : object;
}

/** The sample set with a canary in every place that may be secret. */
function makeCanarySet(): FactSet {
  const texts = new Map(SAMPLE_SET.sources.map((source) => [source.id, withCanaries(source.text)]));
  const ids = new Map(SAMPLE_SET.facts.map((fact) => [fact.id, canary("fact")]));
  const moved = (evidence: Evidence): Evidence => {
    const { moved: to } = texts.get(evidence.source)!;
    return { ...evidence, start: to(evidence.start), end: to(evidence.end) };
  };
  return {
    ...SAMPLE_SET,
    slug: SLUG,
    title: "The talks of the canaries",
    sources: SAMPLE_SET.sources.map((source): Source => ({ ...source, text: texts.get(source.id)!.text })),
    entities: SAMPLE_SET.entities.map((entity) => ({
      ...entity,
      aliases: [...(entity.aliases ?? []), canary("alias")],
      note: canary("note"),
    })),
    relations: SAMPLE_SET.relations.map((relation) => ({
      ...relation,
      ...(relation.wording && {
        wording: {
          en: Object.fromEntries(
            Object.entries(relation.wording.en!).map(([key, wording]) => [
              key,
              key.startsWith("state") ? `${wording} ${canary("told")}` : wording,
            ]),
          ),
        },
      }),
    })),
    facts: SAMPLE_SET.facts.map((fact) => ({
      ...fact,
      id: ids.get(fact.id)!,
      ...(fact.replacedBy && { replacedBy: ids.get(fact.replacedBy)! }),
      object: objectWithCanary(fact),
      note: canary("note"),
      evidence: fact.evidence.map(moved),
    })),
    closures: SAMPLE_SET.closures.map((closure) => ({ ...closure, evidence: closure.evidence.map(moved) })),
  };
}

export const CANARY_SET: FactSet = makeCanarySet();

/** What may be seen of a question before it is answered. */
export const openIn = (question: Question): ReadonlySet<string> => canariesIn(JSON.stringify(shown(question)));

/** The words that somebody would have to type, or that stand on the back of a card, where they stand nowhere in what may be seen. */
export function keysOf(question: Question): string[] {
  const { reply } = question;
  const keys =
    reply.kind === "text"
      ? [reply.key, ...reply.accepted]
      : reply.kind === "grade"
        ? [reply.back]
        : reply.kind === "points"
          ? reply.options.map((option) => option.text)
          : reply.kind === "number"
            ? [String(reply.key), digits(reply.key)]
            : [];
  const open = JSON.stringify(shown(question)).toLowerCase();
  return keys.filter((key) => !open.includes(JSON.stringify(key.toLowerCase()).slice(1, -1)));
}

/** What stands in a question and in none of those that are open: nobody may read it yet. */
export function secretsOf(questions: readonly Question[], told: ReadonlySet<string> = new Set()): string[] {
  const open = new Set(questions.flatMap((question) => [...openIn(question)]));
  const all = canariesIn(JSON.stringify(questions));
  return [...all].filter((one) => !open.has(one) && !told.has(one));
}

/** Every sentence of every source: none is in anything but the reading pages, until an answer shows it. */
export const SAID: readonly string[] = [...canariesIn(JSON.stringify(CANARY_SET.sources))].filter((word) => word.startsWith("qvsaid"));

/** The ways in which a word may be hidden in a body: as it is, in hexadecimal, and in base64 at each of three places. */
function disguises(word: string): string[] {
  const bases = [0, 1, 2].map((lead) =>
    Buffer.from(`${"\0".repeat(lead)}${word}`)
      .toString("base64")
      .slice(lead === 0 ? 0 : lead + 1)
      .replace(/=+$/, "")
      .slice(0, -1),
  );
  const counted = /^\d+$/.test(word) ? [digits(Number(word))] : [];
  return [word, ...counted, Buffer.from(word).toString("hex"), ...bases];
}

/** The secrets that a body gives away. */
export const foundIn = (body: string, secrets: readonly string[]): string[] =>
  secrets.filter((secret) => disguises(secret).some((one) => body.includes(one)));
