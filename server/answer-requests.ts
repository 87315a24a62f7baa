import "server-only";
import { readAnswerBody } from "@/lib/quizzes/answer.schema";
import { recordAnswer, type AnswerOutcome } from "./answers";
import { notHere, positionOf, readJson, refusal, signedOut } from "./json-requests";
import { whoIsAsking, whoIsPresumed } from "./session";

/** What a request tells of an answer that was looked at by whoever is asking. */
function told(result: AnswerOutcome | null): Response {
  if (!result) return notHere();
  if (result.outcome === "refused") return refusal(result.problems);
  return Response.json(result.response, { status: result.outcome === "stored" ? 200 : 409 });
}

/**
 * Stores the answer of a request to a question of an attempt (both as the address names them), and says what became of it. Usually whoever was seen
 * here before is asking, and the statement that stores the answer proves it. Nothing else is told on that alone: then the session is read first.
 */
export async function answerRequest(request: Request, attempt: string, position: string): Promise<Response> {
  const number = positionOf(position);
  const read = await readJson(request, readAnswerBody);
  const isAnswer = number !== null && "value" in read;

  const presumed = isAnswer ? whoIsPresumed(request.headers) : null;
  const already = isAnswer && presumed ? await recordAnswer(presumed, attempt, number, read.value) : null;
  if (already?.outcome === "stored") return told(already);

  const who = await whoIsAsking();
  if (!who) return signedOut();
  if ("response" in read) return read.response;
  return told(number === null ? null : await recordAnswer(who, attempt, number, read.value));
}
