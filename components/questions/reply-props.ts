import type { Given, ReplyKind, ShownReply } from "@/lib/questions/question";
import type { Feedback, Revealed } from "@/lib/quizzes/answer";

/** What every way of replying is given. One component per kind: see reply-view. */
export type ReplyProps<K extends ReplyKind = ReplyKind> = {
  reply: Extract<ShownReply, { kind: K }>;
  /** What is chosen, given or stored. */
  value: Given | null;
  /** Nothing can be changed any more. */
  locked: boolean;
  /** Null until it is known what was right. */
  feedback: Feedback | null;
  revealed: Revealed | null;
  /** Begins the ids of the controls: unlike any other on the page. */
  name: string;
  /** The id of the question's text: it names the group of controls. */
  labelledBy: string;
  /** Something is chosen that can still be changed. */
  onDraft: (given: Given) => void;
  /** The answer is given. */
  onGive: (given: Given) => void;
  /** The back, or the points, are asked for. */
  onReveal: (text?: string) => void;
};
