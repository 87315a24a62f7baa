// The wall with two hundred phones, each of which asks every other second where the class is: how soon all have seen a question, how soon
// their answers are stored when all answer at once, how soon the teacher sees them, and how many requests that takes.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { USUAL_SETTINGS } from "@/lib/quizzes/settings";
import { assignQuiz, startAssignment } from "@/server/assignments";
import { closeDatabase, db, pool } from "@/server/db";
import { findSet } from "@/server/sets";
import { moveWall } from "@/server/wall";
import { answerBody, openLearners, questionsOf, type Learner } from "./learners";
import { Connection } from "./load";
import { cpuSecondsOf, median, quantile, type Figure, type Measure } from "./measure";

const PHONES = 200;
const QUESTIONS = 5;
/** As components/classes/use-wall.ts has it. */
const EVERY_MS = 1_500;
const SPREAD_MS = 500;
/** So long a question stays open. */
const OPEN_MS = 8_000;

type Class = { teacher: Learner; assignmentId: string; pupils: { learner: Learner; attemptId: string }[] };

async function makeClass(): Promise<Class> {
  const [teacher, ...pupils] = await openLearners(PHONES + 1);
  const set = (await findSet(null, "ukraine-talks-2025"))!;
  const ownerId = teacher!.who.personId;
  const one = await db.class.create({ data: { ownerId, name: "The hall", joinCode: randomUUID().slice(0, 8) } });
  await db.membership.createMany({
    data: pupils.map(({ who }, i) => ({ classId: one.id, personId: who.personId, name: `Pupil ${i + 1}` })),
  });
  const quiz = await db.quiz.create({ data: { setId: set.id, ownerId, code: randomUUID(), title: "The talks", settings: USUAL_SETTINGS } });
  const given = await assignQuiz(teacher!.who, one.id, {
    quizId: quiz.id,
    title: "",
    mode: "wall",
    opensAt: null,
    dueAt: null,
    closesAt: null,
    late: "mark",
    release: "handed-in",
    attempts: 1,
    scoring: "best",
    closedBook: false,
  });
  if (!given?.ok) throw new Error("the wall could not be given");
  const seats = [];
  for (const learner of pupils) {
    const started = await startAssignment(learner.who, given.value);
    if (!started?.ok) throw new Error("a pupil could not come to the wall");
    seats.push({ learner, attemptId: started.value });
  }
  return { teacher: teacher!, assignmentId: given.value, pupils: seats };
}

/** One phone: asks where the class is, and says when it saw a question for the first time. */
class Phone {
  readonly saw = new Map<number, number>();
  asked = 0;
  #tag: string | null = null;
  #isOver = false;
  readonly #connection: Connection;

  constructor(
    port: number,
    readonly path: string,
    readonly cookie: string,
  ) {
    this.#connection = new Connection(port);
  }

  async follow(): Promise<void> {
    while (!this.#isOver) {
      this.asked += 1;
      const { status, tag, body } = await this.#connection.send({
        path: this.path,
        cookie: this.cookie,
        body: null,
        ...(this.#tag && { tag: this.#tag }),
      });
      if (status !== 200 && status !== 304) throw new Error(`the wall answered ${status}: ${body.slice(0, 200)}`);
      const { position, phase } =
        status === 200
          ? (JSON.parse(body.slice(body.indexOf("{"), body.lastIndexOf("}") + 1)) as { position: number; phase: string })
          : { position: 0, phase: "" };
      if (status === 200) this.#tag = tag;
      if (phase === "open" && !this.saw.has(position)) this.saw.set(position, performance.now());
      await pause(EVERY_MS + SPREAD_MS * Math.random());
    }
    this.#connection.close();
  }

  end(): void {
    this.#isOver = true;
  }
}

type Round = { lastSaw: number; acknowledged: number[]; counted: number };

async function answerAtOnce(port: number, { pupils }: Class, position: number): Promise<number[]> {
  const questions = await questionsOf(pupils.map(({ attemptId }) => attemptId));
  const connections = pupils.map(() => new Connection(port));
  const times = await Promise.all(
    pupils.map(async ({ learner, attemptId }, n) => {
      const start = performance.now();
      const { status, body } = await connections[n]!.send({
        path: `/api/v1/attempts/${attemptId}/answers/${position}`,
        cookie: learner.cookie,
        body: answerBody(questions.get(attemptId)![position - 1]!, n + 1),
      });
      if (status !== 200) throw new Error(`an answer at the wall met ${status}: ${body.slice(0, 200)}`);
      return performance.now() - start;
    }),
  );
  for (const connection of connections) connection.close();
  return times;
}

/** Milliseconds until the teacher's page says that all have answered. */
async function untilCounted(port: number, { teacher, assignmentId }: Class): Promise<number> {
  const [connection, start] = [new Connection(port), performance.now()];
  for (;;) {
    const { body } = await connection.send({ path: `/api/v1/wall/${assignmentId}`, cookie: teacher.cookie, body: null });
    if (body.includes(`"answered":${PHONES}`)) break;
    if (performance.now() - start > 30_000) throw new Error("the teacher never saw all answers");
  }
  connection.close();
  return performance.now() - start;
}

async function round(port: number, room: Class, phones: readonly Phone[], position: number): Promise<Round> {
  const from = position === 1 ? ({ position: 0, phase: "waiting" } as const) : ({ position: position - 1, phase: "told" } as const);
  const start = performance.now();
  if ((await moveWall(room.teacher.who, room.assignmentId, from, { position, phase: "open" })) !== "moved")
    throw new Error("the wall did not move");
  await pause(OPEN_MS);
  const acknowledged = await answerAtOnce(port, room, position);
  const counted = await untilCounted(port, room);
  for (const [was, will] of [
    ["open", "closed"],
    ["closed", "told"],
  ] as const)
    await moveWall(room.teacher.who, room.assignmentId, { position, phase: was }, { position, phase: will });
  return { lastSaw: Math.max(...phones.map(({ saw }) => saw.get(position) ?? Number.POSITIVE_INFINITY)) - start, acknowledged, counted };
}

async function measure(): Promise<Figure[]> {
  const room = await makeClass();
  await pool.query("VACUUM ANALYZE");
  const [port, pid] = [Number(new URL(process.env.BENCH_ORIGIN ?? "").port), Number(process.env.BENCH_PROCESS)];
  const phones = room.pupils.map(({ learner }) => new Phone(port, `/api/v1/wall/${room.assignmentId}`, learner.cookie));
  const following = Promise.all(phones.map((phone) => phone.follow()));
  await pause(EVERY_MS);
  const [before, start, askedBefore] = [cpuSecondsOf(pid), performance.now(), phones.reduce((sum, { asked }) => sum + asked, 0)];
  const rounds: Round[] = [];
  for (let position = 1; position <= QUESTIONS; position++) rounds.push(await round(port, room, phones, position));
  const [cpu, seconds, asked] = [
    cpuSecondsOf(pid) - before,
    (performance.now() - start) / 1000,
    phones.reduce((sum, phone) => sum + phone.asked, 0) - askedBefore,
  ];
  for (const phone of phones) phone.end();
  await following;
  return [
    {
      name: `a question on ${PHONES} phones: the last one saw it after`,
      value: median(rounds.map(({ lastSaw }) => lastSaw)),
      unit: "ms",
      target: { atMost: 2_500 },
    },
    {
      name: "all answer at once: stored, 99 of 100",
      value: quantile(
        rounds.flatMap(({ acknowledged }) => acknowledged),
        0.99,
      ),
      unit: "ms",
      target: { atMost: 400 },
    },
    {
      name: "the teacher sees all of them after",
      value: median(rounds.map(({ counted }) => counted)),
      unit: "ms",
      target: { atMost: 500 },
    },
    { name: "requests of a phone, a question", value: asked / PHONES / QUESTIONS, unit: "", target: null },
    { name: "CPU time of the server, a question of a phone", value: (1000 * cpu) / PHONES / QUESTIONS, unit: "ms", target: null },
    { name: "of a processor that the server used", value: cpu / seconds, unit: "CPU-s/s", target: null },
  ];
}

export const wall: Measure = {
  name: "wall",
  async run() {
    try {
      return await measure();
    } finally {
      await closeDatabase();
    }
  },
};
