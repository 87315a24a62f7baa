export const WALL_PHASES = ["waiting", "open", "closed", "told"] as const;
/** A question on the wall: not begun, open for answers, closed, or its answer shown. */
export type WallPhase = (typeof WALL_PHASES)[number];

/** Where a class is: before the first question the position is 0 and the phase `waiting`. */
export type WallPlace = { position: number; phase: WallPhase };

export const BEFORE: WallPlace = { position: 0, phase: "waiting" };

/** What the teacher may do next, the usual step first; `over` ends it for the class. */
export function nextPlaces({ position, phase }: WallPlace, count: number): (WallPlace | "over")[] {
  const next: WallPlace | "over" = position < count ? { position: position + 1, phase: "open" } : "over";
  if (phase === "waiting") return [next];
  if (phase === "open")
    return [
      { position, phase: "closed" },
      { position, phase: "told" },
    ];
  if (phase === "closed")
    return [
      { position, phase: "told" },
      { position, phase: "open" },
    ];
  return next === "over" ? ["over"] : [next, "over"];
}

const isSame = (one: WallPlace | "over", other: WallPlace | "over") =>
  one === "over" || other === "over" ? one === other : one.position === other.position && one.phase === other.phase;

/** Whether the class may go from here to there: an answer once shown is not taken back, and no question is left out. */
export const mayGo = (from: WallPlace, to: WallPlace | "over", count: number): boolean =>
  nextPlaces(from, count).some((place) => isSame(place, to));

/** What the projector shows: never a name. `answered` is of the question that is on. */
export type TeacherWall = WallPlace & {
  count: number;
  isOver: boolean;
  joined: number;
  answered: number;
  /** Pupils with extra time who have not answered yet. */
  waitingFor: number;
  /** How many chose each option, once the question is closed; null before that, and where there are no options to choose from. */
  chosen: Readonly<Record<string, number>> | null;
  /** Of those who answered, how many were right, once the answer is shown; else null. */
  right: number | null;
};

/** What a pupil's phone asks for again and again: where the class is, and of how many questions (0 while nobody has begun). */
export type PupilWall = WallPlace & { count: number; isOver: boolean };
