import "server-only";
import { monitorEventLoopDelay, type IntervalHistogram } from "node:perf_hooks";
import { exposition, type Family, type Histogram, type Labels } from "@/lib/operations/exposition";
import { pool } from "./db";
import { listJobs } from "./jobs";

// What /metrics tells: counts of this process since it began, and how the jobs of the database stand. Labels are names of ours, never of
// anybody's.

/** What is counted, and what each count says. */
const COUNTED = {
  footing_answers_acknowledged_total: "Answers that were stored and acknowledged, those sent again included.",
  footing_answers_late_total: "Answers acknowledged that came after their deadline.",
  footing_answers_repeated_total: "Answers that came again under a key that was stored already.",
  footing_answers_conflicting_total: "Answers that were not stored because another one is.",
  footing_imports_failed_total: "Files that could not be read.",
  footing_sign_ins_failed_total: "Sign-ins with an unknown address or a wrong password.",
  footing_limits_hit_total: "Requests that were refused because there were too many, by limit.",
  footing_errors_total: "Errors that nobody caught.",
} as const;

/** A name of something that is counted. */
export type Counter = keyof typeof COUNTED;

/** Upper ends of the buckets of durations, in seconds. */
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

type Counts = Map<string, { labels: Labels; value: number }>;
type Durations = Map<string, { labels: Labels; counts: number[]; count: number; sum: number }>;
type Kept = { counters: Map<Counter, Counts>; requests: Counts; durations: Durations; loop: IntervalHistogram };

// One for the whole process: Next bundles this file into several modules.
const global = globalThis as unknown as { footingMetrics?: Kept };

function kept(): Kept {
  if (!global.footingMetrics) {
    const loop = monitorEventLoopDelay({ resolution: 20 });
    loop.enable();
    global.footingMetrics = { counters: new Map(), requests: new Map(), durations: new Map(), loop };
  }
  return global.footingMetrics;
}

function addTo(counts: Counts, labels: Labels): void {
  const name = Object.values(labels).join("\n");
  const one = counts.get(name);
  if (one) one.value += 1;
  else counts.set(name, { labels, value: 1 });
}

/** Counts one more. */
export function count(counter: Counter, labels: Labels = {}): void {
  const { counters } = kept();
  const counts = counters.get(counter) ?? new Map<string, { labels: Labels; value: number }>();
  counters.set(counter, counts);
  addTo(counts, labels);
}

/** Counts a request that was answered: the name of its route, and how long it took. */
export function countRequest({ method, route, status, seconds }: { method: string; route: string; status: number; seconds: number }): void {
  const { requests, durations } = kept();
  addTo(requests, { method, route, status: String(status) });
  const name = `${method}\n${route}`;
  const one = durations.get(name) ?? { labels: { method, route }, counts: BOUNDS.map(() => 0), count: 0, sum: 0 };
  durations.set(name, one);
  one.count += 1;
  one.sum += seconds;
  BOUNDS.forEach((bound, i) => (one.counts[i]! += seconds <= bound ? 1 : 0));
}

const gauge = (name: string, help: string, value: number | null, labels: Labels = {}): Family => ({
  name,
  help,
  type: "gauge",
  samples: value === null ? [] : [{ labels, value }],
});

function countedFamilies(counters: Kept["counters"]): Family[] {
  return Object.entries(COUNTED).map(([name, help]) => ({
    name,
    help,
    type: "counter",
    samples: [...(counters.get(name as Counter)?.values() ?? [{ labels: {}, value: 0 }])],
  }));
}

const SECOND_NS = 1e9;
const secondsSince = (time: Date | null | undefined): number | null => (time ? Math.max(0, (Date.now() - time.getTime()) / 1000) : null);

async function jobFamilies(): Promise<Family[]> {
  const jobs = await listJobs();
  const check = jobs.get("check");
  return [
    gauge(
      "footing_invariants_broken",
      "Rows that broke what must hold at the last look.",
      check?.endedAt ? Number(check.report.broken ?? 0) : null,
    ),
    gauge("footing_check_age_seconds", "Time since somebody last looked whether everything adds up.", secondsSince(check?.endedAt)),
    gauge("footing_backup_age_seconds", "Time since the last backup that was made and proved.", secondsSince(jobs.get("backup")?.doneAt)),
    gauge("footing_purge_age_seconds", "Time since what is to be forgotten was last forgotten.", secondsSince(jobs.get("purge")?.doneAt)),
  ];
}

function processFamilies({ loop }: Kept): Family[] {
  const memory = process.memoryUsage();
  return [
    {
      name: "footing_event_loop_delay_seconds",
      help: "How late the event loop ran since the last reading.",
      type: "gauge",
      samples: [
        ["0.5", loop.percentile(50)],
        ["0.99", loop.percentile(99)],
        ["1", loop.max],
      ].map(([quantile, ns]) => ({ labels: { quantile: String(quantile) }, value: Number(ns) / SECOND_NS })),
    },
    {
      name: "footing_pool_connections",
      help: "Connections to the database, and requests that wait for one.",
      type: "gauge",
      samples: [
        ["total", pool.totalCount],
        ["idle", pool.idleCount],
        ["waiting", pool.waitingCount],
      ].map(([state, value]) => ({ labels: { state: String(state) }, value: Number(value) })),
    },
    gauge("process_resident_memory_bytes", "Memory that the process holds.", memory.rss),
    gauge("nodejs_heap_size_used_bytes", "Memory of the engine that is in use.", memory.heapUsed),
    gauge("process_uptime_seconds", "Time since the process began.", process.uptime()),
    {
      name: "process_cpu_seconds_total",
      help: "Processor time of the process.",
      type: "counter",
      samples: [{ labels: {}, value: (process.cpuUsage().user + process.cpuUsage().system) / 1e6 }],
    },
  ];
}

/** Everything that is measured, in the text format of Prometheus. Where the database does not answer, what it would tell is left out. */
export async function readMetrics(): Promise<string> {
  const all = kept();
  const jobs = await jobFamilies().catch(() => null);
  const histograms: Histogram[] = [...all.durations.values()];
  const text = exposition([
    gauge("footing_database_answers", "1 where the database answers, else 0.", jobs ? 1 : 0),
    { name: "footing_requests_total", help: "Requests that were answered.", type: "counter", samples: [...all.requests.values()] },
    { name: "footing_request_seconds", help: "How long requests took.", type: "histogram", bounds: BOUNDS, histograms },
    ...countedFamilies(all.counters),
    ...processFamilies(all),
    ...(jobs ?? []),
  ]);
  all.loop.reset();
  return text;
}
