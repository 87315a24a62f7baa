import { daysBetween, meanMinutes, roomFrom } from "@/lib/memory/due";
import { examOutlook, type ExamOutlook } from "@/lib/memory/exam";
import { keptByMinutes, type KeptPoint, type Met } from "@/lib/memory/forecast";
import type { Weights } from "@/lib/memory/memory";
import type { Plan } from "@/lib/memory/plan";

/** What a plan is worked out from: what was met and what was not, the learner's pace and forgetting, and their own date. */
export type PlanBasis = { today: string; met: Met; unmet: number; secondsPerAsk: number; weights: Weights };

/**
 * What comes of a plan: facts kept by its minutes, the same for other minutes, and what is reachable by the day to be ready on (null: none,
 * or it is over).
 */
export type Outlook = { mean: number; keeps: number; enough: boolean; points: readonly KeptPoint[]; exam: ExamOutlook | null };

/** As far as the chart looks, in minutes a day. */
const MOST_MINUTES = 60;
/** Further away than this, no day is looked at. */
const MOST_DAYS = 400;

/** The facts that some minutes keep, whole or not: on the line between the points, which begins at nothing for no minutes. */
function keptAt(points: readonly KeptPoint[], minutes: number): number {
  const below = Math.min(Math.floor(minutes), points.length - 1);
  const [low, high] = [points[below - 1]?.facts ?? 0, points[below]?.facts ?? 0];
  return Math.floor(low + (high - low) * Math.min(1, minutes - below));
}

/** What comes of a plan; null while nothing was met. */
export function outlookOf(plan: Plan, { today, met, unmet, secondsPerAsk, weights }: PlanBasis): Outlook | null {
  if (met.count === 0) return null;
  const wishes = { wanted: plan.retention, weights };
  const mean = meanMinutes(plan);
  const points = keptByMinutes(met, Math.max(MOST_MINUTES, plan.minutes + 1), secondsPerAsk, wishes);
  const keeps = keptAt(points, mean);
  const days = plan.examOn ? daysBetween(today, plan.examOn) : -1;
  const exam = days < 0 || days > MOST_DAYS ? null : examOutlook({ met, unmet, room: roomFrom(plan, today, days), secondsPerAsk }, wishes);
  return { mean, keeps, enough: keeps >= met.count, points, exam };
}
