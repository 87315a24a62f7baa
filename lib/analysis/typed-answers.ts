import { groupBy } from "../group-by";
import { comparable } from "../questions/typed";
import { halvesOf, type ByHalf } from "./answer-counts";
import { markTable, restsOf } from "./mark-table";
import { sum } from "./moments";
import { markOf, type Response } from "./responses";

/** One answer that was typed, in whatever spelling: `text` as most wrote it. `accepted` where it has points. Shares are of all answers. */
export type TypedAnswer = ByHalf & { text: string; count: number; share: number; accepted: boolean };

/** What was typed in one question; n answers, most frequent first. */
export type QuestionTyped = { questionId: string; position: string; n: number; unanswered: number; answers: TypedAnswer[] };

/** The text that stands most often among these; of equals the first by code point. */
function mostFrequent(texts: readonly string[]): string {
  const counts = [...groupBy(texts, (text) => text)].map(([text, all]) => ({ text, count: all.length }));
  return counts.reduce((best, one) => (one.count > best.count || (one.count === best.count && one.text < best.text) ? one : best)).text;
}

/** A response that typed something, and how much its author belongs to each half. */
type Typed = ByHalf & { response: Response; text: string };

function typedOf(group: readonly Response[], rests: readonly number[]): Typed[] {
  const halves = halvesOf(rests);
  return group.flatMap((response, i) =>
    response.typed === null ? [] : [{ response, text: response.typed.trim(), top: halves?.top[i] ?? 0, bottom: halves?.bottom[i] ?? 0 }],
  );
}

const isAccepted = ({ response }: Typed) => markOf(response) > 0;

/** Spelt alike, and marked alike: what was accepted for one and refused for another stays apart. */
const sameAnswer = (typed: Typed) => JSON.stringify([comparable(typed.text) || typed.text, isAccepted(typed)]);

const byCount = (a: TypedAnswer, b: TypedAnswer) =>
  b.count - a.count || (a.text < b.text ? -1 : a.text > b.text ? 1 : Number(b.accepted) - Number(a.accepted));

function answerOf(alike: readonly Typed[], n: number): TypedAnswer {
  const halves = { top: sum(alike.map(({ top }) => top)), bottom: sum(alike.map(({ bottom }) => bottom)) };
  return {
    text: mostFrequent(alike.map(({ text }) => text)),
    count: alike.length,
    share: alike.length / n,
    accepted: isAccepted(alike[0]!),
    ...halves,
  };
}

/** What was typed, question by question; questions in which nobody typed are left out. O(s p). */
export function typedAnswers(responses: readonly Response[]): QuestionTyped[] {
  const table = markTable(responses);
  return [...groupBy(responses, ({ item }) => item.questionId)].flatMap(([questionId, group]) => {
    const typed = typedOf(group, restsOf(table, group));
    if (typed.length === 0) return [];
    const answers = [...groupBy(typed, sameAnswer).values()].map((alike) => answerOf(alike, group.length)).sort(byCount);
    return [{ questionId, position: group[0]!.item.position, n: group.length, unanswered: group.length - typed.length, answers }];
  });
}
