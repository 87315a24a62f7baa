import type { PracticeAnswerResponse } from "@/lib/memory/practice";
import type { Problem } from "@/lib/problem";
import type { AnswerConflict } from "@/lib/quizzes/answer";
import type { Delivery, Outgoing } from "./practice-queue";

const TIMEOUT_MS = 15_000;

/** Where it goes and what is said. */
function requestOf(attemptId: string, one: Outgoing): { path: string; body: unknown } {
  const answers = `/api/v1/attempts/${attemptId}/answers`;
  if (one.kind === "withdrawal") return { path: `${answers}/${one.position}/withdrawal`, body: { key: one.key } };
  const { position, ...body } = one.answer;
  return { path: `${answers}/${position}`, body };
}

const fieldOf = (told: unknown, name: string): unknown => (typeof told === "object" && told !== null && name in told ? (told as Record<string, unknown>)[name] : undefined);

function understood(sent: Outgoing, status: number, told: unknown): Delivery {
  if (status === 200) {
    if (sent.kind === "withdrawal") return { outcome: "stored", sent, response: null };
    if (fieldOf(told, "stored")) return { outcome: "stored", sent, response: told as PracticeAnswerResponse };
  }
  if (!fieldOf(told, "problems")) return status >= 500 ? "failure" : "silence";
  if (status === 401) return "signed-out";
  if (status === 409) return { outcome: "conflict", sent, response: told as AnswerConflict };
  if (status === 404 || status === 413 || status === 422) return { outcome: "refused", sent, problems: fieldOf(told, "problems") as Problem[] };
  return "failure";
}

/** Sends one thing once. Whatever is not our server speaking (a hotel's page, a broken gateway) is silence. */
export async function deliver(attemptId: string, one: Outgoing): Promise<Delivery> {
  const { path, body } = requestOf(attemptId, one);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, { method: "PUT", headers: { "content-type": "application/json" }, body: JSON.stringify(body), redirect: "error", cache: "no-store", keepalive: true, signal: abort.signal });
    return understood(one, response.status, await response.json());
  } catch {
    return "silence";
  } finally {
    clearTimeout(timer);
  }
}
