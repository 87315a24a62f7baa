import { beforeEach, expect, test } from "vitest";
import { formOfFact } from "@/lib/facts/fact-form";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { random } from "@/lib/random";
import { db } from "./db";
import { editEntity } from "./entity-edits";
import { editFact } from "./fact-edits";
import { storeFactSet } from "./facts";
import { listOwnQuestions, rewordQuestion } from "./question-edits";
import { copySet } from "./set-edits";
import { editableSet } from "./sets-access";

const [owner, colleague] = [{ personId: "owner" }, { personId: "colleague" }];
let slug: string;
let setId: string;

beforeEach(async () => {
  await db.factSet.deleteMany();
  for (const id of ["owner", "colleague"])
    await db.person.upsert({ where: { id }, update: {}, create: { id, name: id, email: `${id}@example.org` } });
  await storeFactSet(SAMPLE_SET);
  slug = (await copySet(owner, SAMPLE_SET.slug))!;
  setId = (await editableSet(owner, slug))!.standing.setId;
  await db.share.create({
    data: { setId, allows: "edit", tokenHash: "x", givenById: owner.personId, takenById: colleague.personId, takenAt: new Date() },
  });
});

/** Two hundred edits one after the other, on a machine that does other things as well. */
const ENOUGH_MS = 300_000;

/** What somebody saw when they began: the number of a version, and what it said. */
type Seen = { base: number; text: string };

/** Two editors, each with what they saw last of each thing: some of it is out of date. */
async function race(
  edits: number,
  things: readonly string[],
  look: (thing: string) => Promise<Seen>,
  save: (who: { personId: string }, thing: string, text: string, base: number) => Promise<{ ok: boolean; base?: number }>,
): Promise<{ accepted: { thing: string; text: string; base: number; was: string }[]; refused: number }> {
  const chance = random("two editors");
  const seen = [owner, colleague].map(() => new Map<string, Seen>());
  for (const thing of things) for (const each of seen) each.set(thing, await look(thing));
  const accepted: { thing: string; text: string; base: number; was: string }[] = [];
  let refused = 0;
  const steps = Array.from({ length: edits }, (_, n) => ({
    n,
    editor: chance.below(2),
    thing: chance.pick(things)!,
    together: chance.below(3) > 0,
  }));
  let waiting: Promise<void>[] = [];
  for (const { n, editor, thing, together } of steps) {
    waiting.push(
      (async () => {
        const mine = seen[editor]!.get(thing)!;
        const text = `edit ${n}`;
        const saved = await save([owner, colleague][editor]!, thing, text, mine.base);
        if (saved.ok) accepted.push({ thing, text, base: mine.base, was: mine.text });
        else refused += 1;
        // Whoever was refused looks; whoever saved knows what they saved.
        seen[editor]!.set(thing, await look(thing));
      })(),
    );
    if (together) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
  return { accepted, refused };
}

test(
  "of two hundred edits of facts by two editors, none is lost unseen: each accepted one replaced exactly what its editor had seen",
  async () => {
    const facts = SAMPLE_SET.facts.slice(0, 3);
    const look = async (key: string): Promise<Seen> => {
      const version = await db.factVersion.findFirstOrThrow({ where: { setId, factKey: key, isCurrent: true } });
      return { base: version.number, text: version.topic ?? "" };
    };
    const { accepted, refused } = await race(
      200,
      facts.map(({ id }) => id),
      look,
      async (who, key, text, base) => {
        const fact = facts.find(({ id }) => id === key)!;
        const saved = await editFact(who, slug, key, { ...formOfFact(SAMPLE_SET, fact), topic: text }, base);
        if (saved && !saved.ok) expect(saved.stale).toMatchObject({ differences: expect.any(Array) });
        return { ok: saved?.ok ?? false };
      },
    );
    expect(accepted.length + refused).toBe(200);
    expect(refused).toBeGreaterThan(0);
    const versions = await db.factVersion.findMany({
      where: { setId, factKey: { in: facts.map(({ id }) => id) } },
      orderBy: { number: "asc" },
    });
    for (const { id } of facts) {
      const ofFact = versions.filter(({ factKey }) => factKey === id);
      // Numbers without a gap, one version for every accepted edit, and each was written over the very one its editor had seen.
      expect(ofFact.map(({ number }) => number)).toEqual(ofFact.map((_, i) => i + 1));
      const saves = accepted.filter(({ thing }) => thing === id);
      expect(ofFact.length).toBe(1 + saves.length);
      for (const { text, base, was } of saves) {
        const made = ofFact.find(({ topic }) => topic === text)!;
        expect(made.number).toBe(base + 1);
        expect(ofFact.find(({ number }) => number === base)!.topic ?? "").toBe(was);
      }
    }
    expect(await db.edit.count({ where: { setId, target: "fact" } })).toBe(accepted.length);
  },
  ENOUGH_MS,
);

test(
  "the same holds for people, places and terms, and for questions",
  async () => {
    const entity = SAMPLE_SET.entities[0]!;
    const lookAtEntity = async (key: string): Promise<Seen> => {
      const row = await db.entity.findUniqueOrThrow({ where: { setId_key: { setId, key } } });
      return { base: row.revision, text: row.note ?? "" };
    };
    const names = await race(30, [entity.id], lookAtEntity, async (who, key, note, base) => {
      const saved = await editEntity(
        who,
        slug,
        key,
        { name: entity.name, article: "", kind: "", subtype: entity.subtype ?? "", aliases: "", note, latitude: "", longitude: "" },
        base,
      );
      return { ok: saved?.ok ?? false };
    });
    const bases = names.accepted.map(({ base }) => base).sort((a, b) => a - b);
    expect(bases).toEqual(bases.map((_, i) => i + 1));
    const question = (await listOwnQuestions(owner, slug))!.find((one) => one.question.format === "short-answer")!.question;
    const lookAtQuestion = async (id: string): Promise<Seen> => {
      const last = await db.questionVersion.findFirst({
        where: { questionId: id, origin: { not: "generated" } },
        orderBy: { number: "desc" },
      });
      return {
        base: last?.number ?? 0,
        text: (last?.content as { explanation?: string } | undefined)?.explanation ?? question.explanation,
      };
    };
    const words = await race(12, [question.id], lookAtQuestion, async (who, id, text, base) => {
      const saved = await rewordQuestion(
        who,
        slug,
        id,
        { context: question.context, stem: question.stem, explanation: `${question.explanation} It is ${text}.` },
        base,
      );
      return { ok: saved?.ok ?? false };
    });
    expect(new Set(words.accepted.map(({ base }) => base)).size).toBe(words.accepted.length);
  },
  ENOUGH_MS,
);

test("somebody whose share was taken back in the middle of an edit is told so, and nothing is changed", async () => {
  const fact = SAMPLE_SET.facts[0]!;
  await db.share.updateMany({ where: { setId }, data: { revokedAt: new Date() } });
  expect(await editFact(colleague, slug, fact.id, { ...formOfFact(SAMPLE_SET, fact), topic: "Too late" }, 1)).toBeNull();
  expect(await db.factVersion.count({ where: { setId, factKey: fact.id } })).toBe(1);
  expect(await db.edit.count({ where: { setId } })).toBe(0);
});
