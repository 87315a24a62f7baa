import type { Instrumentation } from "next";

/** Runs once in each server process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ environment }, { logRequests }] = await Promise.all([import("./server/environment"), import("./server/request-log")]);
  environment(); // a wrong setting is told now, not at somebody's first request
  logRequests();
}

/** An error that nobody caught: our fault, so the log gets it with the id under which the person was told of it. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  const { log } = await import("./server/log");
  const { digest, name, stack } = error as Error & { digest?: string };
  log.error({ request: request.headers["x-request-id"], method: request.method, route: context.routePath, digest, error: name, stack: frames(stack) }, "request failed");
};

/** Where an error happened, without its message: that may quote what a person wrote. */
const frames = (stack = "") => stack.split("\n").filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim());
