import "server-only";
import { bytesOf, LARGEST_BODY } from "./json-requests";
import { countTowards, type Limit } from "./limits";
import { noteSecurity } from "./security-events";

// What a browser says of something that the content security policy stopped: in a page of ours, that is a hole that somebody tried, or a
// bug.

/** An extension in one browser would fill the log. */
const REPORTS: Limit = { name: "policy-reports", times: 100, seconds: 3_600 };

const DIRECTIVE = /^[a-z]+(-[a-z]+)*$/;

type Report = { "csp-report"?: { "effective-directive"?: unknown; "violated-directive"?: unknown } };

/**
 * The directive that stopped something, and nothing else of the report: addresses in it may be those of somebody's attempt. Null when it is
 * no report.
 */
export function directiveOf(body: string): string | null {
  try {
    const report = (JSON.parse(body) as Report | null)?.["csp-report"];
    const directive = String(report?.["effective-directive"] ?? report?.["violated-directive"] ?? "")
      .split(" ")[0]!
      .slice(0, 40);
    return DIRECTIVE.test(directive) ? directive : null;
  } catch {
    return null;
  }
}

/** Writes a line about what a browser reports, a hundred an hour at most. Whoever sends it hears nothing of what came of it. */
export async function takePolicyReport(request: Request): Promise<void> {
  const bytes = await bytesOf(request, LARGEST_BODY);
  const directive = bytes && directiveOf(new TextDecoder().decode(bytes));
  if (directive && (await countTowards(REPORTS, "all"))) noteSecurity("policy-violated", { detail: directive });
}
