import { randomUUID } from "node:crypto";
import { SAMPLE_SET } from "@/lib/facts/sample";
import type { Random } from "@/lib/random";
import type { Question } from "@/lib/questions/question";
import { markAnswer } from "@/lib/questions/mark";
import { recordAnswer } from "../answers";
import { handIn } from "../attempts";
import { db, pool } from "../db";
import { storeFactSet } from "../facts";
import { markAgain } from "../marks";
import { takeOver, withdrawPastReviews } from "../past-reviews";
import { foldStale } from "../memories";
import { mergePeople } from "../people";
import { withdraw } from "../practice";
import { askedQuestions, keepQuestions } from "../questions";
import { poolOfSet, standingSet } from "../sets";
import { bodyOf } from "./attempts";

// A small world in which everything happens that moves memory: answers in and out of order, months late, taken back, marked again, brought
// from elsewhere, quizzes that end later, people who sign up, facts that change. What is kept of it must be the fold of what is stored.

const DAY_MS = 86_400_000;

/** Where everything happens: a set of its own and what can be asked of it. */
export type World = {
  slug: string;
  setId: string;
  questions: readonly Question[];
  versions: ReadonlyMap<string, string>;
  chance: Random;
  facts: typeof SAMPLE_SET.facts;
};

type Person = { personId: string; zone: string | null };
type Open = {
  id: string;
  questions: readonly Question[];
  feedback: "each" | "end";
  answered: { position: number; key: string; answerId: string }[];
};

/** A world with the sample set under a name of its own. */
export async function makeWorld(chance: Random): Promise<World> {
  const slug = `world-${randomUUID()}`;
  await storeFactSet({ ...SAMPLE_SET, slug });
  const setId = (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;
  const set = (await standingSet(setId))!;
  const questions = await poolOfSet(setId);
  const versions = await db.$transaction((transaction) => keepQuestions(transaction, set, questions), { timeout: 60_000 });
  return { slug, setId, questions, versions, chance, facts: SAMPLE_SET.facts };
}

/** Somebody; anonymous ones can be merged. */
export async function addPerson(isAnonymous: boolean): Promise<Person> {
  const id = randomUUID();
  await db.person.create({ data: { id, name: "", email: `${id}@example.org`, isAnonymous } });
  return { personId: id, zone: "Europe/Paris" };
}

async function begin(world: World, who: Person): Promise<Open> {
  const feedback = world.chance.below(3) === 0 ? "end" : "each";
  const purpose = feedback === "end" || world.chance.below(2) === 0 ? "quiz" : "practice";
  const questions = world.chance.shuffle(world.questions).slice(0, 10);
  const attempt = await db.attempt.create({
    data: {
      personId: who.personId,
      purpose,
      setId: purpose === "quiz" ? world.setId : null,
      settings: purpose === "quiz" ? {} : { minutes: 5, asks: [], spare: [] },
      seed: "1",
      feedback,
      startedAt: new Date(Date.now() - world.chance.below(200) * DAY_MS),
      items: {
        create: questions.map((question, i) => ({
          position: i + 1,
          questionVersionId: world.versions.get(question.id)!,
          optionOrder: [],
          factKey: question.factIds[0]!,
          seconds: 10,
          reason: "due",
        })),
      },
    },
  });
  return { id: attempt.id, questions, feedback, answered: [] };
}

const wrong = ({ reply }: Question) => ({ kind: reply.kind, gaveUp: true });
const right = ({ reply }: Question) => ({ kind: reply.kind, value: reply.kind === "grade" ? 3 : reply.key });

async function answer(world: World, who: Person, open: Open): Promise<void> {
  const position = world.chance.below(open.questions.length) + 1;
  const question = open.questions[position - 1]!;
  const body = bodyOf((world.chance.below(3) > 0 ? right(question) : wrong(question)) as never, {
    sequence: world.chance.below(1_000_000),
    answeredAt: Date.now() - world.chance.below(150 * 24) * 3_600_000 + (world.chance.below(20) === 0 ? 2 * DAY_MS : 0),
    hints: world.chance.below(8) === 0 ? 1 : 0,
    zone: "Europe/Paris",
  });
  const outcome = await recordAnswer(who, open.id, position, body);
  if (outcome?.outcome !== "stored") return;
  const stored = await db.answer.findFirstOrThrow({ where: { key: body.key, item: { attemptId: open.id } }, select: { id: true } });
  open.answered.push({ position, key: body.key, answerId: stored.id });
}

async function regrade(world: World, who: Person, open: Open, reason: "regrade" | "override"): Promise<void> {
  const one = world.chance.pick(open.answered);
  if (!one) return;
  const question = open.questions[one.position - 1]!;
  const versionId = world.versions.get(question.id)!;
  const asked = (await askedQuestions([versionId])).get(versionId)!;
  await markAgain(
    pool,
    one.answerId,
    asked,
    markAnswer(question, (world.chance.below(2) ? right(question) : wrong(question)) as never, []),
    reason === "override" ? { reason, byId: who.personId, note: "said aloud" } : { reason },
  );
}

/** Answers given elsewhere come in with a file, and sometimes go again with it. */
async function bringPast(world: World, who: Person): Promise<void> {
  const importId = randomUUID();
  await db.import.create({
    data: { id: importId, personId: who.personId, setId: world.setId, fileName: "deck.apkg", size: 1, sha256: "a".repeat(64) },
  });
  const review = () => ({
    at: Date.now() - world.chance.below(400 * 24) * 3_600_000,
    grade: (world.chance.below(4) + 1) as 1 | 2 | 3 | 4,
    ms: 900,
  });
  const past = world.chance
    .shuffle(world.facts)
    .slice(0, 3)
    .map((fact) => ({ factId: fact.id, slot: "object" as const, reviews: Array.from({ length: 5 }, review) }));
  await db.$transaction((transaction) => takeOver(transaction, { ...who, setId: world.setId, importId }, past));
  if (world.chance.below(3) === 0) await db.$transaction((transaction) => withdrawPastReviews(transaction, importId));
}

async function changeFact(world: World): Promise<World> {
  const place = world.chance.below(world.facts.length);
  const facts = world.facts.map((fact, i) =>
    i === place ? { ...fact, note: fact.note, hedge: fact.hedge === "around" ? undefined : "around", negated: fact.negated } : fact,
  );
  await storeFactSet({ ...SAMPLE_SET, slug: world.slug, facts });
  return { ...world, facts };
}

/** Lets so many things happen to some people. */
export async function live(world: World, steps: number): Promise<void> {
  const account = await addPerson(false);
  let who = await addPerson(true);
  let open = await begin(world, who);
  let current = world;
  for (let step = 0; step < steps; step++) {
    const dice = world.chance.below(100);
    if (dice < 70) await answer(current, who, open);
    else if (dice < 76) open = await begin(current, who);
    else if (dice < 82) await handIn(who, open.id);
    else if (dice < 88 && open.answered.length > 0) await withdraw(who, open.id, open.answered.at(-1)!.position, open.answered.at(-1)!.key);
    else if (dice < 90) await regrade(current, who, open, "regrade");
    else if (dice < 91) await bringPast(current, who);
    else if (dice < 92) await regrade(current, who, open, "override");
    // Seldom: it marks the memories of everybody stale, and what is stale is not compared.
    else if (dice < 94 && world.chance.below(12) === 0) current = await changeFact(current);
    else if (dice < 96) await foldStale(who.personId);
    else if (dice < 97) {
      await mergePeople(who.personId, account.personId);
      who = await addPerson(true);
      open = await begin(current, who);
    } else await foldStale(account.personId);
  }
  for (const person of [who, account]) await foldStale(person.personId);
}
