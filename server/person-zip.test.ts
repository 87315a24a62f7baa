import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { readFactSet } from "@/lib/facts/fact-set.schema";
import { SAMPLE_SET } from "@/lib/facts/sample";
import { readCsv } from "@/lib/transfer/csv";
import { recordAnswer } from "./answers";
import { db } from "./db";
import { storeFactSet } from "./facts";
import { zipOfPerson } from "./person-zip";
import { openAnonymousSession } from "./sessions";
import { bodyOf, makeAttempt, positionOf } from "./testing/attempts";

const text = (files: Record<string, Uint8Array>, name: string) => new TextDecoder().decode(files[name]);

test("everything that somebody has is one file that other programs read: sets, answers, memories", async () => {
  const { who } = await openAnonymousSession();
  const other = (await openAnonymousSession()).who;
  await storeFactSet({ ...SAMPLE_SET, slug: "taken" }, { ownerId: who.personId, personId: who.personId });
  await storeFactSet({ ...SAMPLE_SET, slug: "not-theirs" }, { ownerId: other.personId });
  const attempt = await makeAttempt(who);
  await recordAnswer(who, attempt, positionOf("text"), bodyOf({ kind: "text", gaveUp: true }));
  const files = unzipSync(new Uint8Array(await new Response(await zipOfPerson(who)).arrayBuffer()));
  expect(Object.keys(files).sort()).toEqual(["answers.csv", "memories.csv", "person.json", "sets/taken.json"]);
  const set = readFactSet(text(files, "sets/taken.json"));
  expect(set.ok && set.value.facts.map(({ id }) => id)).toEqual(SAMPLE_SET.facts.map(({ id }) => id));
  const answers = readCsv(text(files, "answers.csv"));
  expect(answers.ok && answers.value).toMatchObject([
    ["at", "set", "purpose", "format", "context", "question", "reply", "hints", "points"],
    [expect.any(String), SAMPLE_SET.slug, "quiz", expect.any(String), expect.any(String), "Which text?", expect.any(String), "0", "0"],
  ]);
  const memories = readCsv(text(files, "memories.csv"));
  expect(memories.ok && memories.value.length).toBe(1 + (await db.memory.count({ where: { personId: who.personId } })));
  expect(text(files, "person.json")).not.toContain(other.personId);
});
