import type { Run } from "./marked-text";

/** One mark that may switch, and the sign that would stand for itself if it does not. */
export type SwitchPart = { sign: string; mark: number };
/** What a line is made of: runs without marks, and places where marks may switch. */
export type Token = { kind: "run"; run: Run } | { kind: "switch"; parts: readonly SwitchPart[]; mayOpen: boolean; mayClose: boolean };

/** Words as a token. */
export const wordsToken = (text: string): Token => ({ kind: "run", run: { marks: 0, kind: "text", text } });

/** Which switches of a line work: one opens a mark, the next that may closes it. Per token, the marks that switch there. */
function workingSwitches(tokens: readonly Token[]): number[] {
  const working = tokens.map(() => 0);
  const opened = new Map<number, number>();
  for (const [i, token] of tokens.entries()) {
    if (token.kind !== "switch") continue;
    for (const { mark } of token.parts) {
      const open = opened.get(mark);
      if (open !== undefined && token.mayClose) {
        working[open]! |= mark;
        working[i]! |= mark;
        opened.delete(mark);
      } else if (open === undefined && token.mayOpen) opened.set(mark, i);
    }
  }
  return working;
}

/** The runs of a line with their marks. A switch without its counterpart is its own sign. */
export function runsOf(tokens: readonly Token[]): Run[] {
  const working = workingSwitches(tokens);
  const runs: Run[] = [];
  let marks = 0;
  let words: string[] = [];
  const endText = () => {
    if (words.length > 0) runs.push({ marks, kind: "text", text: words.join("") });
    words = [];
  };
  for (const [i, token] of tokens.entries()) {
    if (token.kind === "run" && token.run.kind === "text") words.push(token.run.text);
    else if (token.kind === "run") {
      endText();
      runs.push({ ...token.run, marks });
    } else {
      words.push(...token.parts.filter(({ mark }) => !(working[i]! & mark)).map(({ sign }) => sign));
      if (working[i] === 0) continue;
      endText();
      marks ^= working[i]!;
    }
  }
  endText();
  return runs;
}
