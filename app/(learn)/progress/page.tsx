import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { KnownSets } from "@/components/facts/known-sets";
import { ProgressScreen } from "@/components/memory/progress-screen";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/messages";
import { knownSets } from "@/server/known";
import { progressOf } from "@/server/progress";
import { whoIsAsking } from "@/server/session";
import { askBoth } from "../today/actions";
import { hideStreak } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("progress").title });

export default async function ProgressPage({ searchParams }: PageProps<"/progress">) {
  const [who, { fact }] = await Promise.all([whoIsAsking(), searchParams]);
  const progress = who && (await progressOf(who, typeof fact === "string" ? fact : undefined));
  const sets = progress ? await knownSets(who) : [];
  const text = words("progress");
  const token = randomUUID();
  return (
    <main id="main" className="wide grid grow content-start gap-8 pt-8 pb-16">
      <div className="grid justify-items-start gap-2">
        <h1>{progress ? text.title : text.emptyTitle}</h1>
        <p className="text-soft">{progress ? text.lead : text.empty}</p>
        {!progress && (
          <ButtonLink href="/today" className="mt-2">
            {text.toToday}
          </ButtonLink>
        )}
      </div>
      {progress && (
        <ProgressScreen
          progress={progress}
          words={text}
          mixWords={words("today")}
          hideStreak={hideStreak}
          askBoth={(pair) => askBoth.bind(null, token, pair.keys)}
        />
      )}
      <KnownSets sets={sets} words={words("sets")} />
    </main>
  );
}
