import { courseOf, type Outlook, type Start } from "./course";
import { startsOf, type Met } from "./forecast";

/**
 * A set or plan before an exam: what was met, how many facts were not, the minutes planned for each day until then, and the learner's pace.
 */
export type ExamPlan = { met: Met; unmet: number; room: readonly number[]; secondsPerAsk: number };

/**
 * What is reachable by the day of the exam, as whole facts: all that there are, those that the minutes allow to be asked whenever they are
 * due, and those that would be known on the day. `minutesShort` are the minutes a day that more would take to reach all; 0 where all can
 * be.
 */
export type ExamOutlook = { facts: number; reachable: number; known: number; minutesShort: number };

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** New facts, met evenly over the days that are left. */
const metEvenly = (facts: number, days: number): Start[] =>
  Array.from({ length: days }, (_, day) => ({ strength: null, day, times: facts / days }));

/** What was met and is never asked again fades: it is due after the last day. */
const fading = (starts: readonly Start[], outlook: Outlook) => courseOf(starts, { ...outlook, days: 0 }).known;

/**
 * An honest look at the day of the exam: first the minutes keep what was met, then they teach what was not, evenly over the days. What they
 * do not reach is counted as it fades, or as not known. `room` holds one number for each day before the exam; without a day left, what is
 * known now.
 */
export function examOutlook({ met, unmet, room, secondsPerAsk }: ExamPlan, wishes: Omit<Outlook, "days">): ExamOutlook {
  const outlook: Outlook = { ...wishes, days: room.length };
  const starts = startsOf(met);
  const kept = courseOf(starts, outlook);
  const fresh = courseOf(metEvenly(1, outlook.days), outlook);
  const seconds = sum(room) * 60;
  const [forMet, forOneNew] = [sum(kept.asks) * secondsPerAsk, sum(fresh.asks) * secondsPerAsk];
  const keptPart = forMet > seconds ? seconds / forMet : 1;
  const learnt = forOneNew > 0 ? Math.min(unmet, Math.max(0, seconds - forMet) / forOneNew) : 0;
  const faded = fading(
    starts.map((start) => aged(start, outlook.days)),
    outlook,
  );
  return {
    facts: met.count + unmet,
    reachable: Math.floor(met.count * keptPart + learnt),
    known: Math.round(keptPart * kept.known + (1 - keptPart) * faded + learnt * fresh.known),
    minutesShort: room.length === 0 ? 0 : Math.ceil(Math.max(0, forMet + unmet * forOneNew - seconds) / 60 / room.length),
  };
}

/** The same fact some days later, not asked in between. */
const aged = (start: Start, days: number): Start => (start.strength === null ? start : { ...start, daysAgo: start.daysAgo + days });
