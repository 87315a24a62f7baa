import "server-only";
import type { PracticeAnswerResponse } from "@/lib/memory/practice";
import type { AnswerResponse } from "@/lib/quizzes/answer";
import { readAnswerBody } from "@/lib/quizzes/answer.schema";
import { recordAnswer, type AnswerOutcome } from "./answers";
import { bytesOf, LARGEST_BODY, notHere, positionOf, readBytes, refusal, signedOut } from "./json-requests";
import { count } from "./metrics";
import { whoAsksWith, whoIsPresumed, type Seen } from "./session";

/**
 * A request with an answer, however it came: its headers, its body (null where that is too large), and the attempt and position that its
 * address names.
 */
export type AnswerRequest = { seen: Seen; bytes: Uint8Array | null; attempt: string; position: string };

/** What an answer is told: what is stored, to be sent with 200, or any other response. */
export type Told = { stored: AnswerResponse | PracticeAnswerResponse } | { response: Response };

function told(result: AnswerOutcome | null): Told {
  if (!result) return { response: notHere() };
  if (result.outcome === "refused") return { response: refusal(result.problems) };
  count(result.outcome === "stored" ? "footing_answers_acknowledged_total" : "footing_answers_conflicting_total");
  if (result.outcome === "stored" && result.response.stored.late) count("footing_answers_late_total");
  return result.outcome === "stored" ? { stored: result.response } : { response: Response.json(result.response, { status: 409 }) };
}

type Recording = (who: Parameters<typeof recordAnswer>[0]) => Promise<AnswerOutcome | null>;

/** Records as whoever asks. Who signs in meanwhile is somebody else from one moment to the next, to whom the attempt belongs then. */
async function recordAsAsked(seen: Seen, record: Recording): Promise<Told> {
  for (let who = await whoAsksWith(seen); who;) {
    const result = await record(who);
    const now = result ? who : await whoAsksWith(seen);
    if (now?.personId === who.personId) return told(result);
    who = now;
  }
  return { response: signedOut() };
}

/**
 * Stores the answer of a request, and says what became of it once it is committed. Usually somebody is asking who was seen here before, and
 * the statement that stores the answer proves it. Nothing else is told on that alone: then the session is read first.
 */
export async function tellAnswer({ seen, bytes, attempt, position }: AnswerRequest): Promise<Told> {
  const number = positionOf(position);
  const read = readBytes(bytes, readAnswerBody);
  const record: Recording = async (who) => (number === null || "response" in read ? null : recordAnswer(who, attempt, number, read.value));

  const presumed = whoIsPresumed(seen);
  const already = presumed && (await record(presumed));
  if (already?.outcome === "stored") return told(already);

  if ("response" in read) return (await whoAsksWith(seen)) ? read : { response: signedOut() };
  return recordAsAsked(seen, record);
}

/** The same for a request that came through Next. */
export async function answerRequest(request: Request, attempt: string, position: string): Promise<Response> {
  const it = await tellAnswer({ seen: request.headers, bytes: await bytesOf(request, LARGEST_BODY), attempt, position });
  return "stored" in it ? Response.json(it.stored) : it.response;
}
