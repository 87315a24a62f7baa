import type { EventForm } from "./event-form";
import type { Settling } from "./keeping";
import type { NamedFact } from "./named-fact";

/**
 * One step at the desk. `step` is a UUID that the page made for it: sent again under the same one it changes nothing. `form` is there where
 * something was edited first; `settling` where a conflict was decided. `undo` takes back the step `undoes`, or the person’s last one.
 */
export type Decision =
  | { kind: "approve"; step: string; id: string; form?: NamedFact; settling?: Settling }
  | { kind: "reject"; step: string; id: string }
  | { kind: "merge"; step: string; id: string; into: string }
  | { kind: "event"; step: string; id: string; form: EventForm; settling?: Settling }
  | { kind: "write"; step: string; form: NamedFact; start: number; end: number; settling?: Settling }
  | { kind: "sure"; step: string }
  | { kind: "undo"; step: string; undoes: string | null };
