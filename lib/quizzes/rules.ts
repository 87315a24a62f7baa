import type { Graph } from "../facts/graph";
import { lintQuiz, type Finding } from "../questions/lint";
import type { Question } from "../questions/question";

const countByRule = (findings: readonly Finding[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
};

/**
 * Whether a changed quiz breaks no rule for quizzes (docs: question rules, L22, L32, L38, L41, L51, L57, L60 to L63) more often than it did
 * before. With `errorsOnly`, warnings may grow.
 */
export function keepsRules(graph: Graph, before: readonly Question[], after: readonly Question[], errorsOnly = false): boolean {
  const findings = (quiz: readonly Question[]) => lintQuiz(graph, quiz).filter(({ level }) => !errorsOnly || level === "E");
  const now = findings(after);
  if (now.length === 0) return true;
  const [had, has] = [countByRule(findings(before)), countByRule(now)];
  return [...has].every(([rule, count]) => count <= (had.get(rule) ?? 0));
}
