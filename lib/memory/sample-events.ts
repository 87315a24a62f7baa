import type { OutcomeEvent } from "./memory";

/** Events for tests and measures: what nobody says is an ordinary typed answer that was right. */

export const DAY = 86_400_000;

/** The date of a time, as in UTC: "2025-03-11". */
export const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** A typed answer, right, at a time in milliseconds, and what is said to be otherwise. */
export function typedAnswer(at: number, otherwise: Partial<OutcomeEvent> = {}): OutcomeEvent {
  const right = otherwise.right ?? true;
  return {
    kind: "outcome",
    at,
    receivedAt: at,
    id: String(at).padStart(16, "0"),
    right,
    reply: "text",
    choices: null,
    grade: null,
    near: false,
    hints: 0,
    slow: false,
    points: Number(right),
    localDate: dateOf(at),
    ...otherwise,
  };
}

/** A card that the learner graded: 1 is a miss. */
export const gradedCard = (at: number, grade: 1 | 2 | 3 | 4, otherwise: Partial<OutcomeEvent> = {}): OutcomeEvent =>
  typedAnswer(at, { reply: "grade", grade, right: grade > 1, ...otherwise });

/** One of some options, picked rightly unless said otherwise. */
export const pickedOption = (at: number, choices: number, otherwise: Partial<OutcomeEvent> = {}): OutcomeEvent =>
  typedAnswer(at, { reply: "choice", choices, ...otherwise });
