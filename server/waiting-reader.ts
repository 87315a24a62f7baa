import "server-only";
import { spawn, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import path from "node:path";

/** The program that reads, and within what it must: time, the memory of the engine, and that of the whole process. */
export type Reader = { program: string; ms: number; heapMb: number; processMb: number };

/** A process that waits for a file no longer than this. */
const WAITS_MS = 5 * 60_000;

/** Reading is of strangers' bytes: the process knows nothing that is worth having. */
export function startReader({ program, heapMb }: Reader): ChildProcess {
  const { PATH, HOME, TMPDIR, TMP, TEMP, SystemRoot } = process.env;
  return spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, "--conditions=react-server", "--import", "tsx", path.join(process.cwd(), program)],
    {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        NODE_ENV: "production",
        ...Object.fromEntries(Object.entries({ PATH, HOME, TMPDIR, TMP, TEMP, SystemRoot }).filter(([, value]) => value !== undefined)),
      },
    },
  );
}

/** One process that has started and waits for its file, or none. It is given one file and ends; the next file gets another. */
export type WaitingReader = {
  /** Starts one, unless one waits already: the file comes soon. */
  expectFile: () => void;
  /** The one that waits; else one that only starts now. */
  take: () => ChildProcess;
};

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) => pid === undefined || exitCode !== null || signalCode !== null;

/** Says whether a process, and what is said to it and by it, keep this one from ending. What could not be started has nothing of it. */
function hold(child: ChildProcess, held: boolean): void {
  for (const one of [child, child.stdin, child.stdout, child.stderr] as (ChildProcess | Socket | null | undefined)[])
    if (held) one?.ref();
    else one?.unref();
}

/** A place where one process of this kind may wait, so long at most. Another way to start it only in tests. */
export function waitingReader(reader: Reader, waitsMs = WAITS_MS, start = startReader): WaitingReader {
  let waiting: { child: ChildProcess; patience: NodeJS.Timeout } | null = null;
  const leave = (child: ChildProcess) => {
    if (waiting?.child !== child) return;
    clearTimeout(waiting.patience);
    waiting = null;
  };
  return {
    expectFile() {
      if (waiting) return;
      const child = start(reader);
      for (const end of ["error", "exit"]) child.on(end, () => leave(child));
      hold(child, false);
      waiting = { child, patience: setTimeout(() => child.kill("SIGKILL"), waitsMs).unref() };
    },
    take() {
      const child = waiting && !hasEnded(waiting.child) && !waiting.child.killed ? waiting.child : start(reader);
      leave(child);
      hold(child, true);
      return child;
    },
  };
}
