"use client";

import { WEEKDAYS, type Plan, type Weekday } from "@/lib/memory/plan";
import { useWords } from "../layout/words";

type Load = "full" | "light" | "off";

const loadOf = ({ daysOff, lightDays }: Plan, day: Weekday): Load =>
  daysOff.includes(day) ? "off" : lightDays.includes(day) ? "light" : "full";

const without = (days: readonly Weekday[], day: Weekday) => days.filter((one) => one !== day);
const withDay = (days: readonly Weekday[], day: Weekday) => [...without(days, day), day].sort((a, b) => a - b);

/** The week with one day changed. */
export function withLoad(plan: Plan, day: Weekday, load: Load): Pick<Plan, "daysOff" | "lightDays"> {
  return {
    daysOff: load === "off" ? withDay(plan.daysOff, day) : without(plan.daysOff, day),
    lightDays: load === "light" ? withDay(plan.lightDays, day) : without(plan.lightDays, day),
  };
}

const PIECE =
  "grid min-h-11 grow place-items-center px-2 text-small has-checked:bg-accent-wash has-checked:font-[650] has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:-outline-offset-3 has-focus-visible:outline-accent";

/** How much is planned for each day of the week: all, half, or nothing. One day at least stays. */
export function PlanWeek({ plan, onChange }: { plan: Plan; onChange: (change: Pick<Plan, "daysOff" | "lightDays">) => void }) {
  const words = useWords("plan");
  const names = words.weekdays.split(" ");
  return (
    <fieldset className="grid gap-1.5">
      <legend className="text-small font-[650]">{words.week}</legend>
      <p className="text-small text-soft">{words.weekHint}</p>
      {WEEKDAYS.map((day) => {
        const load = loadOf(plan, day);
        const isLast = load !== "off" && plan.daysOff.length === WEEKDAYS.length - 1;
        return (
          <div key={day} role="radiogroup" aria-label={names[day - 1]} className="grid grid-cols-[6.5rem_1fr] items-center gap-2">
            <span aria-hidden="true" className="text-small">
              {names[day - 1]}
            </span>
            <div className="flex flex-wrap divide-x divide-line-strong overflow-hidden rounded-press border-[1.5px] border-line-strong bg-card">
              {(["full", "light", "off"] as const).map((one) => (
                <label key={one} className={`${PIECE} ${one === "off" && isLast ? "opacity-50" : ""}`}>
                  <input
                    type="radio"
                    name={`day-${day}`}
                    className="sr-only"
                    checked={load === one}
                    disabled={one === "off" && isLast}
                    onChange={() => onChange(withLoad(plan, day, one))}
                  />
                  {words[one]}
                </label>
              ))}
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
