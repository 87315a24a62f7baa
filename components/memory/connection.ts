import type { PracticeAnswerResponse, PracticeHint, PracticeState } from "@/lib/memory/practice";
import type { Problem } from "@/lib/problem";
import type { AnswerConflict, Revealed } from "@/lib/quizzes/answer";
import { makeUuid } from "../questions/uuid";
import type { Delivery, Outgoing } from "./practice-queue";

/**
 * All that a session asks of whatever keeps it: the server, or the device where it was taken along. What cannot be had is null; what could
 * not be done is false.
 */
export type PracticeConnection = {
  /** The session as it stands now. */
  refresh(): Promise<PracticeState | null>;
  /** The back of a card, or the points of say-it. */
  reveal(position: number, text?: string): Promise<Revealed | null>;
  hint(position: number): Promise<PracticeHint | null>;
  report(position: number, note: string): Promise<boolean>;
  handIn(): Promise<boolean>;
  /** Sends an answer, or that one is taken back. */
  deliver(one: Outgoing): Promise<Delivery>;
};

const TIMEOUT_MS = 15_000;

/** Where it goes and what is said. */
function requestOf(attemptId: string, one: Outgoing): { path: string; body: unknown } {
  const answers = `/api/v1/attempts/${attemptId}/answers`;
  if (one.kind === "withdrawal") return { path: `${answers}/${one.position}/withdrawal`, body: { key: one.key } };
  const { position, ...body } = one.answer;
  return { path: `${answers}/${position}`, body };
}

const fieldOf = (told: unknown, name: string): unknown =>
  typeof told === "object" && told !== null && name in told ? (told as Record<string, unknown>)[name] : undefined;

function understood(sent: Outgoing, status: number, told: unknown): Delivery {
  if (status === 200) {
    if (sent.kind === "withdrawal") return { outcome: "stored", sent, response: null };
    if (fieldOf(told, "stored")) return { outcome: "stored", sent, response: told as PracticeAnswerResponse };
  }
  if (!fieldOf(told, "problems")) return status >= 500 ? "failure" : "silence";
  if (status === 401) return "signed-out";
  if (status === 409) return { outcome: "conflict", sent, response: told as AnswerConflict };
  if (status === 404 || status === 413 || status === 422)
    return { outcome: "refused", sent, problems: fieldOf(told, "problems") as Problem[] };
  return "failure";
}

/** Sends one thing once. Whatever is not our server speaking (a hotel's page, a broken gateway) is silence. */
async function deliver(attemptId: string, one: Outgoing): Promise<Delivery> {
  const { path, body } = requestOf(attemptId, one);
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(path, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      cache: "no-store",
      keepalive: true,
      signal: abort.signal,
    });
    return understood(one, response.status, await response.json());
  } catch {
    return "silence";
  } finally {
    clearTimeout(timer);
  }
}

/** A small request beside the answers: what was answered, or null where the server did not say yes. */
async function request<T>(path: string, method: "GET" | "PUT" | "POST", body?: unknown): Promise<T | null> {
  try {
    const response = await fetch(path, {
      method,
      redirect: "error",
      cache: "no-store",
      keepalive: method === "POST",
      ...(body !== undefined && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
    });
    return response.status === 200 ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}

/** The server as what keeps a session. */
export function networkConnection(attemptId: string): PracticeConnection {
  const base = `/api/v1/attempts/${attemptId}`;
  return {
    refresh: () => request<PracticeState>(base, "GET"),
    reveal: (position, text) => request<Revealed>(`${base}/answers/${position}/reveal`, "PUT", { key: makeUuid(), ...(text && { text }) }),
    hint: async (position) =>
      (await request<{ hint: PracticeHint }>(`${base}/answers/${position}/hint`, "PUT", { key: makeUuid() }))?.hint ?? null,
    report: async (position, note) => (await request(`${base}/reports/${position}`, "POST", { note })) !== null,
    handIn: async () => (await request(`${base}/hand-in`, "POST")) !== null,
    deliver: (one) => deliver(attemptId, one),
  };
}
