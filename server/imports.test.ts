import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { authoredOf, ANSWER_RELATION, EMPTY_AUTHORED_FORM } from "@/lib/questions/authored";
import { fileOfQuestion } from "@/lib/questions/question-file.schema";
import { keyWords } from "@/lib/questions/key-words";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { largeDeck, oldPackage } from "@/lib/transfer/anki/sample-package";
import { writeFactSet } from "@/lib/facts/fact-set";
import { nameAlone } from "@/lib/facts/wording";
import { db, pool } from "./db";
import { applyImport, type FullReport, type Seen } from "./import-apply";
import { bringFile, LARGEST_FILE, purgeImports, readImport } from "./import-files";
import { sampleFrom } from "./import-plan";
import { readKept } from "./import-parts";
import { readHere } from "./testing/imports";
import { undoImport } from "./import-undo";
import { chooseForImport, discardImport, findImport, findImportRow, followImport, listImports, readImportAgain } from "./imports";
import { memoriesOf } from "./memories";
import { editableSet } from "./sets-access";
import { openAnonymousSession, type Who } from "./sessions";
import { makeSet } from "./set-edits";
import { poolOfSet } from "./sets";

const bytesOf = async function* (text: string | Uint8Array) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.byteLength; at += 70_000) yield bytes.subarray(at, at + 70_000);
};

const somebody = async (): Promise<Who> => (await openAnonymousSession()).who;

const idOf = async (slug: string) => (await db.factSet.findUniqueOrThrow({ where: { slug } })).id;

async function untilRead(who: Who, id: string): Promise<void> {
  while ((await followImport(who, id)) === "reading") await new Promise((resolve) => setTimeout(resolve, 30));
}

/** Brings a file and has it read. */
async function bring(
  who: Who,
  text: string | Uint8Array,
  { name = "deck.csv", set = null, apart = false }: { name?: string; set?: string | null; apart?: boolean } = {},
): Promise<string> {
  const brought = await bringFile(
    who,
    { name, format: null, setId: set === null ? null : await idOf(set) },
    bytesOf(text),
    ...(apart ? [] : [readHere]),
  );
  if (typeof brought === "string" || !brought.ok) throw new Error(JSON.stringify(brought));
  await untilRead(who, brought.value);
  return brought.value;
}

const planOf = async (who: Who, id: string) => (await findImport(who, id))!.made!;
const seen = async (who: Who, id: string): Promise<Seen> => {
  const { digest, plan } = await planOf(who, id);
  return { digest, counts: plan.counts };
};

async function apply(who: Who, id: string): Promise<string> {
  const done = await applyImport(who, id, await seen(who, id));
  if (!done?.ok) throw new Error(JSON.stringify(done));
  return done.value;
}

const deck = (rows: readonly (readonly [string, string])[], head = "term,definition") =>
  [head, ...rows.map((row) => row.join(","))].join("\n");
const CAPITALS = [
  ["France", "Paris"],
  ["Spain", "Madrid"],
  ["Italy", "Rome"],
  ["Poland", "Warsaw"],
  ["Norway", "Oslo"],
] as const;

/** A fact-set file with a question that somebody wrote. */
function bankOf(slug: string, right: string): string {
  const made = authoredOf({ slug }, "own", {
    ...EMPTY_AUTHORED_FORM,
    context: "Talks",
    stem: "Was it so?",
    right,
    wrong: "No, it was not\nNobody can know",
  });
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const { entity, source, fact, question } = made.value;
  return writeFactSet({
    ...SAMPLE_SET,
    slug,
    entities: [...SAMPLE_SET.entities, entity],
    sources: [...SAMPLE_SET.sources, source],
    relations: [...SAMPLE_SET.relations, ANSWER_RELATION],
    facts: [...SAMPLE_SET.facts, fact],
    questions: [fileOfQuestion(question, false)],
  });
}

/** Everything that stands in a set, without what only says when. */
async function contentOf(who: Who, slug: string) {
  const set = (await editableSet(who, slug))!.set;
  const name = (id: string) => set.entities.find((entity) => entity.id === id)?.name ?? id;
  return set.facts
    .map(({ subject, object }) => [name(subject), "entity" in object ? name(object.entity) : "text" in object ? object.text : ""])
    .sort();
}

const rowCounts = async (setId: string) => {
  const { rows } = await pool.query<Record<string, number>>(
    `SELECT (SELECT count(*)::int FROM "Source" WHERE "setId" = $1) AS sources, (SELECT count(*)::int FROM "Entity" WHERE "setId" = $1) AS entities, (SELECT count(*)::int FROM "Relation" WHERE "setId" = $1) AS relations,
      (SELECT count(*)::int FROM "FactVersion" WHERE "setId" = $1) AS versions, (SELECT count(*)::int FROM "Question" WHERE "setId" = $1) AS questions, (SELECT revision FROM "FactSet" WHERE id = $1) AS revision`,
    [setId],
  );
  return rows[0]!;
};

describe("a file that somebody brings", () => {
  test("is a plan first, and stored it is what the plan said", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS), { apart: true });
    const { row, made } = (await findImport(who, id))!;
    expect(row).toMatchObject({ state: "read", fileName: "deck.csv", set: null, reading: { summary: { kind: "rows", rows: 5 } } });
    expect(made!.plan.counts).toMatchObject({ new: 5, changed: 0, unchanged: 0, skipped: 0 });
    expect(await db.factSet.count({ where: { ownerId: who.personId } })).toBe(0);
    const slug = await apply(who, id);
    expect(await contentOf(who, slug)).toEqual(CAPITALS.map((row) => [...row]).sort());
    expect(await db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: "applied", setId: await idOf(slug) });
    expect(await db.importPart.groupBy({ by: ["kind"], where: { importId: id } })).toMatchObject([{ kind: "report" }]);
  });

  test("shows a few of the questions that follow", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS, "country,capital"));
    await chooseForImport(who, id, { said: { about: "relation", relation: "capital", oneAnswer: true }, set: null });
    const sample = sampleFrom(await planOf(who, id));
    expect(sample).toHaveLength(5);
    expect(sample.some(({ reply }) => reply.kind === "choice")).toBe(true);
    const slug = await apply(who, id);
    const standing = (await editableSet(who, slug))!.standing;
    expect(standing.graph.set.facts.map((fact) => nameAlone(standing.graph, fact.subject)).sort()).toEqual(
      CAPITALS.map(([country]) => country).sort(),
    );
    expect((await poolOfSet(standing.setId)).length).toBeGreaterThan(5);
  });

  test("twice changes nothing", async () => {
    const who = await somebody();
    const slug = await apply(who, await bring(who, deck(CAPITALS)));
    const before = await rowCounts(await idOf(slug));
    const again = await bring(who, deck(CAPITALS), { set: slug });
    expect((await planOf(who, again)).plan.counts).toMatchObject({ new: 0, changed: 0, unchanged: 5 });
    await apply(who, again);
    expect(await rowCounts(await idOf(slug))).toMatchObject({ ...before, revision: expect.any(Number) });
  });

  test("in a newer version updates in place: the same facts, so schedules stay", async () => {
    const who = await somebody();
    const slug = await apply(who, await bring(who, deck(CAPITALS)));
    const setId = await idOf(slug);
    const ids = (await editableSet(who, slug))!.set.facts.map(({ id }) => id).sort();
    const newer = await bring(who, deck([...CAPITALS.slice(0, 4), ["Norway", "Oslo (since 1814)"], ["Kenya", "Nairobi"]]), { set: slug });
    expect((await planOf(who, newer)).plan.counts).toMatchObject({ new: 1, changed: 1, unchanged: 4 });
    await apply(who, newer);
    const facts = (await editableSet(who, slug))!.set.facts;
    expect(facts).toHaveLength(6);
    expect(facts.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(await db.factVersion.count({ where: { setId, number: 2 } })).toBe(1);
  });

  test("may be a fact set, with the questions of its author", async () => {
    const who = await somebody();
    const text = bankOf("talks", "Yes, it was");
    const slug = await apply(who, await bring(who, text, { name: "set.json" }));
    const { set, standing } = (await editableSet(who, slug))!;
    expect(set.facts).toHaveLength(SAMPLE_SET.facts.length + 1);
    const authored = await db.questionVersion.findMany({ where: { question: { setId: standing.setId } } });
    expect(authored).toMatchObject([{ origin: "authored", number: 1, content: { stem: "Was it so?" } }]);
    expect((await poolOfSet(standing.setId)).some(({ stem }) => stem === "Was it so?")).toBe(true);
    const again = await bring(who, text, { name: "set.json", set: slug });
    await apply(who, again);
    expect(await db.questionVersion.count({ where: { question: { setId: standing.setId } } })).toBe(1);
  });

  test("that nothing can read says so, and waits for another word about its kind", async () => {
    const who = await somebody();
    const id = await bring(who, Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 1]), { name: "photo.jpg" });
    const { row, made } = (await findImport(who, id))!;
    expect(made).toBeNull();
    expect(row.state).toBe("failed");
    expect(row.reading!.problems[0]!.message).not.toBe("");
    expect(await applyImport(who, id, { digest: "", counts: { new: 0, changed: 0, unchanged: 0, skipped: 0 } })).toBeNull();
    expect(await discardImport(who, id)).toBe(true);
    expect(await findImport(who, id)).toBeNull();
  });

  test("whose reader was killed is read by whoever asks, and by nobody else while its reader lives", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS));
    const silentFor = (seconds: number) =>
      pool.query(
        `UPDATE "Import" SET state = 'reading', "readAt" = NULL, "readingSince" = now() - make_interval(secs => $2) WHERE id = $1`,
        [id, seconds],
      );
    const stateOf = async () => (await db.import.findUniqueOrThrow({ where: { id } })).state;
    await silentFor(10);
    await readImport(id, readHere);
    expect(await stateOf()).toBe("reading");
    await silentFor(16);
    await readImport(id, readHere);
    expect(await stateOf()).toBe("read");
    await silentFor(16);
    await readImport(id, async (begin, keep) => {
      const answer = await readHere(begin, keep);
      await silentFor(16);
      await expect
        .poll(async () => Date.now() - Number((await db.import.findUniqueOrThrow({ where: { id } })).readingSince), { timeout: 20_000 })
        .toBeLessThan(5_000);
      return answer;
    });
    expect(await stateOf()).toBe("read");
  });

  test("may be read once more with other columns", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS));
    expect(await readImportAgain(who, id, { format: null, options: { columns: ["back", "front"], hasHeader: true } })).toBe(true);
    const slug = await apply(who, id);
    expect(await contentOf(who, slug)).toEqual(CAPITALS.map(([front, back]) => [back, front]).sort());
  });

  test("is refused when it is empty or larger than 100 MB, and leaves nothing", async () => {
    const who = await somebody();
    const brought = { name: "a.csv", format: null, setId: null };
    expect(await bringFile(who, brought, bytesOf(""))).toMatchObject({ ok: false });
    const much = async function* () {
      const piece = new Uint8Array(8 * 1024 * 1024);
      for (let sent = 0; sent <= LARGEST_FILE; sent += piece.byteLength) yield piece;
    };
    expect(await bringFile(who, brought, much())).toBe("too-large");
    const broken = async function* () {
      yield new Uint8Array(10);
      throw new Error("the connection was lost");
    };
    await expect(bringFile(who, brought, broken())).rejects.toThrow("lost");
    expect(await db.import.count({ where: { personId: who.personId } })).toBe(0);
    expect(await db.importPart.count({ where: { kind: "file", import: { personId: who.personId } } })).toBe(0);
  });

  test("of signs that the database has no place for, is kept without them", async () => {
    const who = await somebody();
    const id = await bring(who, "front\tback\nA\u0000B\tC\uFFFF\n\uD800x\ty\n", { name: "od\u0000d\u202E.tsv" });
    expect((await findImportRow(who, id))!.fileName).toBe("odd.tsv");
    expect((await planOf(who, id)).plan.lines.length).toBeGreaterThan(0);
    await apply(who, id);
  });
});

describe("a deck with earlier answers and pictures", () => {
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
  const DAY_MS = 86_400_000;

  async function packed(): Promise<Uint8Array> {
    const sample = largeDeck(3);
    const [card] = sample.notes[0]!.cards;
    const answers = [9, 7, 3].map((ago) => ({ at: Date.now() - ago * DAY_MS, card: card!.id, ease: 3, ms: 1_000, kind: 1 }));
    const notes = sample.notes.map((note, i) =>
      i === 1 ? { ...note, fields: [`${note.fields[0]} <img src="dot.png">`, ...note.fields.slice(1)] } : note,
    );
    return oldPackage({ ...sample, notes, answers, media: [{ name: "dot.png", bytes: new Uint8Array(png) }] });
  }

  test("brings them where its learner says so: schedules go on, pictures are there, and undoing takes the answers back", async () => {
    const who = await somebody();
    const id = await bring(who, await packed(), { name: "deck.apkg" });
    expect((await findImportRow(who, id))!.reading!.summary).toMatchObject({ kind: "rows", reviews: 3, media: 1 });
    expect((await planOf(who, id)).plan.reviews).toEqual([]);
    await chooseForImport(who, id, { said: { about: "cards", reviews: true }, set: null });
    const slug = await apply(who, id);
    const setId = await idOf(slug);
    expect((await findImportRow(who, id))!.report).toMatchObject({ reviews: 3 });
    const [memory, ...others] = await memoriesOf(who, setId);
    expect(memory!.memory).toMatchObject({ reviews: 3 });
    expect(others).toEqual([]);
    const [media] = await db.setMedia.findMany({ where: { setId } });
    const set = (await editableSet(who, slug))!.set;
    expect(set).toMatchObject({ markup: true });
    expect(JSON.stringify(set.entities)).toContain(`](media:${media!.mediaName})`);
    await undoImport(who, id);
    expect((await memoriesOf(who, setId))[0]!.memory).toBeNull();
  });
});

describe("storing an import", () => {
  test("is for whoever brought it, into what is theirs to change", async () => {
    const [who, stranger] = [await somebody(), await somebody()];
    const id = await bring(who, deck(CAPITALS));
    expect(await findImport(stranger, id)).toBeNull();
    expect(await findImport(null, id)).toBeNull();
    expect(await followImport(stranger, id)).toBeNull();
    expect(await applyImport(stranger, id, await seen(who, id))).toBeNull();
    expect(await readImportAgain(stranger, id, { format: null, options: {} })).toBe(false);
    expect(await discardImport(stranger, id)).toBe(false);
    const theirs = await makeSet(stranger, "Not yours");
    expect(await chooseForImport(who, id, { said: {}, set: theirs })).toBe(false);
    const own = await makeSet(who, "Mine");
    expect(await chooseForImport(who, id, { said: {}, set: own })).toBe(true);
    await db.factSet.update({ where: { slug: own }, data: { ownerId: stranger.personId } });
    expect(await applyImport(who, id, await seen(who, id))).toBeNull();
    expect(await db.fact.count({ where: { set: { slug: own } } })).toBe(0);
  });

  test("pressed ten times at once happens once", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS));
    const shown = await seen(who, id);
    const done = await Promise.all(Array.from({ length: 10 }, () => applyImport(who, id, shown)));
    const slugs = new Set(done.map((one) => (one?.ok ? one.value : null)));
    expect(slugs.size).toBe(1);
    expect(await db.factSet.count({ where: { ownerId: who.personId } })).toBe(1);
    expect(await db.fact.count({ where: { set: { ownerId: who.personId } } })).toBe(5);
  });

  test("does what was shown, or says how it would differ by now", async () => {
    const who = await somebody();
    const slug = await makeSet(who, "Capitals");
    const [first, second] = [await bring(who, deck(CAPITALS), { set: slug }), await bring(who, deck(CAPITALS.slice(0, 3)), { set: slug })];
    const shown = await seen(who, first);
    await apply(who, second);
    const refused = await applyImport(who, first, shown);
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ where: "plan", message: expect.stringContaining("5 new, 0 changed, 0 as they are") }],
    });
    expect(refused).toMatchObject({ problems: [{ message: expect.stringContaining("2 new, 0 changed, 3 as they are") }] });
    expect(await db.fact.count({ where: { set: { slug } } })).toBe(3);
    await apply(who, first);
    expect(await db.fact.count({ where: { set: { slug } } })).toBe(5);
  });

  test("goes on where the set was changed and the plan holds all the same", async () => {
    const who = await somebody();
    const slug = await makeSet(who, "Capitals");
    const id = await bring(who, deck(CAPITALS), { set: slug });
    const shown = await seen(who, id);
    await db.factSet.update({ where: { slug }, data: { revision: { increment: 1 } } });
    expect(await applyImport(who, id, shown)).toMatchObject({ ok: true });
  });

  test("that breaks off in the midst leaves nothing, and can be done again", async () => {
    const who = await somebody();
    const slug = await makeSet(who, "Capitals");
    const setId = await idOf(slug);
    const id = await bring(who, deck(CAPITALS), { set: slug });
    const before = await rowCounts(setId);
    await pool.query(
      `CREATE FUNCTION fail_now() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$; CREATE TRIGGER fail_now AFTER INSERT ON "Edit" FOR EACH ROW EXECUTE FUNCTION fail_now()`,
    );
    await expect(applyImport(who, id, await seen(who, id))).rejects.toThrow();
    expect(await rowCounts(setId)).toEqual(before);
    expect((await findImportRow(who, id))!.state).toBe("read");
    await pool.query(`DROP FUNCTION fail_now() CASCADE`);
    await apply(who, id);
    expect(await db.fact.count({ where: { setId } })).toBe(5);
  });

  test("is reported line by line", async () => {
    const who = await somebody();
    const id = await bring(who, deck([...CAPITALS, ["France", "Paris"]]));
    await apply(who, id);
    const report = await readKept<FullReport>(id, "report");
    expect(report).toMatchObject({ file: "deck.csv", counts: { new: 5, skipped: 1 } });
    expect(report!.lines).toHaveLength(6);
    expect((await findImportRow(who, id))!.report).toMatchObject({ counts: { new: 5 } });
  });
});

describe("undoing an import", () => {
  test("takes back all of it: what it brought, what it changed, and the set that it made", async () => {
    const who = await somebody();
    const slug = await apply(who, await bring(who, deck(CAPITALS)));
    const before = await contentOf(who, slug);
    const newer = await bring(who, deck([["France", "Lyon"], ...CAPITALS.slice(1), ["Kenya", "Nairobi"]]), { set: slug });
    await apply(who, newer);
    expect(await contentOf(who, slug)).not.toEqual(before);
    expect(await undoImport(who, newer)).toEqual({ ok: true, value: slug });
    expect(await contentOf(who, slug)).toEqual(before);
    expect((await findImportRow(who, newer))!.state).toBe("undone");
    expect(await undoImport(who, newer)).toBeNull();
    const first = (await listImports(who)).find(({ state }) => state === "applied")!;
    // What was changed and put back has other numbers than the first import left: that one says so instead of guessing.
    expect(await undoImport(who, first.id)).toMatchObject({ ok: false });
  });

  test("puts a set into the bin that nothing else came to be in, and brings it back with the same facts when it is brought again", async () => {
    const who = await somebody();
    const id = await bring(who, deck(CAPITALS));
    const slug = await apply(who, id);
    await undoImport(who, id);
    expect(await editableSet(who, slug)).toBeNull();
    const own = await makeSet(who, "Capitals");
    const into = await bring(who, deck(CAPITALS), { set: own });
    await apply(who, into);
    const ids = (await editableSet(who, own))!.set.facts.map((fact) => fact.id);
    await undoImport(who, into);
    expect((await editableSet(who, own))!.set).toMatchObject({ facts: [], entities: [], sources: [] });
    await apply(who, await bring(who, deck(CAPITALS), { set: own }));
    expect((await editableSet(who, own))!.set.facts.map((fact) => fact.id)).toEqual(ids);
    expect(await db.factVersion.count({ where: { set: undefined, fact: { set: { slug: own } } } as never })).toBe(5);
  });

  test("is refused as a whole where something was changed since, and says how much", async () => {
    const who = await somebody();
    const slug = await apply(who, await bring(who, deck(CAPITALS)));
    const id = (await listImports(who))[0]!.id;
    const set = (await editableSet(who, slug))!.set;
    for (const fact of set.facts.slice(0, 2)) {
      await db.$transaction(async (transaction) => {
        const { saveFact } = await import("./facts");
        await saveFact(transaction, await idOf(slug), fact, { ...fact, topic: "Another" }, who.personId);
      });
    }
    const before = await rowCounts(await idOf(slug));
    expect(await undoImport(who, id)).toMatchObject({ ok: false, problems: [{ message: expect.stringMatching(/^2 of the things/) }] });
    expect(await rowCounts(await idOf(slug))).toEqual(before);
  });

  test("is not for strangers, nor for whoever may no longer change the set", async () => {
    const [who, stranger] = [await somebody(), await somebody()];
    const id = await bring(who, deck(CAPITALS));
    const slug = await apply(who, id);
    expect(await undoImport(stranger, id)).toBeNull();
    await db.factSet.update({ where: { slug }, data: { ownerId: stranger.personId } });
    expect(await undoImport(who, id)).toBeNull();
  });

  test("takes questions of an author back too", async () => {
    const who = await somebody();
    const own = await makeSet(who, "Bank");
    const text = (right: string) => bankOf(own, right);
    await apply(who, await bring(who, text("Yes, it was"), { name: "set.json", set: own }));
    const second = await bring(who, text("Perhaps it was"), { name: "set.json", set: own });
    await apply(who, second);
    const asked = async () => keyWords((await poolOfSet(await idOf(own))).find(({ stem }) => stem === "Was it so?")!.reply);
    expect(await asked()).toEqual(["Perhaps it was"]);
    await undoImport(who, second);
    expect(await asked()).toEqual(["Yes, it was"]);
  });
});

test("what was never stored is gone after a day", async () => {
  const who = await somebody();
  const [old, fresh] = [await bring(who, deck(CAPITALS)), await bring(who, deck(CAPITALS))];
  await db.import.update({ where: { id: old }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
  expect(await purgeImports()).toBe(1);
  expect(await findImport(who, old)).toBeNull();
  expect(await findImport(who, fresh)).not.toBeNull();
});

test("no more than five files of one person wait", async () => {
  const who = await somebody();
  for (let i = 0; i < 7; i++) await bringFile(who, { name: `${randomUUID()}.csv`, format: null, setId: null }, bytesOf(deck(CAPITALS)));
  expect(await db.import.count({ where: { personId: who.personId } })).toBe(5);
});
