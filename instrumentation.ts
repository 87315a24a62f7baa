import type { Instrumentation } from "next";

// Next also compiles this file for its edge runtime, which has no Node: what needs Node is only loaded behind this comparison.

/** Runs once in each server process, before its first request. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const [{ environment }, { logRequests }, { quietConsole }, { knowLanguages }, { beginNightWork }] = await Promise.all([
      import("./server/environment"),
      import("./server/request-log"),
      import("./server/console"),
      import("./server/request-language"),
      import("./server/night-work"),
    ]);
    const { NODE_ENV, NIGHT_WORK } = environment(); // a wrong setting is told now, not at somebody's first request
    logRequests();
    knowLanguages();
    if (NODE_ENV === "production") quietConsole();
    if (NODE_ENV === "production" && NIGHT_WORK === "on") beginNightWork();
  }
}

/** An error that nobody caught: our fault, so the log gets it with the id under which the person was told of it. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    const { logFailure } = await import("./server/request-log");
    logFailure(error, { request: request.headers["x-request-id"], method: request.method, route: context.routePath });
  }
};
