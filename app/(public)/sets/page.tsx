import type { Metadata } from "next";
import { SetCard } from "@/components/facts/set-card";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { listSets } from "@/server/sets";

export const generateMetadata = (): Metadata => ({ title: words("sets").listTitle });

const GRID = "grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(20rem,100%),1fr))]";

export default async function SetsPage() {
  const text = words("sets");
  const sets = await listSets(await whoIsAsking());
  const [own, shared] = [sets.filter((set) => set.own), sets.filter((set) => !set.own && !set.bundled)];
  return (
    <main id="main" className="wide grid grow content-start gap-10 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.listTitle}</h1>
        <p className="text-soft">{text.listLead}</p>
      </div>
      <section aria-labelledby="bundled" className="grid gap-4">
        <h2 id="bundled">{text.bundled}</h2>
        <div className={GRID}>
          {sets
            .filter((set) => set.bundled)
            .map((set) => (
              <SetCard key={set.id} set={set} words={text} />
            ))}
        </div>
      </section>
      <section aria-labelledby="own" className="grid justify-items-start gap-4">
        <h2 id="own">{text.own}</h2>
        {own.length > 0 ? (
          <div className={`${GRID} w-full`}>
            {own.map((set) => (
              <SetCard key={set.id} set={set} words={text} />
            ))}
          </div>
        ) : (
          <p className="text-soft">{text.ownEmpty}</p>
        )}
        <p className="flex flex-wrap gap-3">
          <ButtonLink href="/sets/paste">{words("articles").pasteNew}</ButtonLink>
          <ButtonLink look="quiet" href="/sets/import">
            {words("transfer").title}
          </ButtonLink>
          <ButtonLink look="quiet" href="/sets/new">
            {text.makeOwn}
          </ButtonLink>
          <ButtonLink look="quiet" href="/cards">
            {words("cards").title}
          </ButtonLink>
          <ButtonLink look="bare" href="/sets/bin">
            {words("edit").binSets}
          </ButtonLink>
        </p>
      </section>
      {shared.length > 0 && (
        <section aria-labelledby="shared" className="grid gap-4">
          <h2 id="shared">{text.shared}</h2>
          <div className={GRID}>
            {shared.map((set) => (
              <SetCard key={set.id} set={set} words={text} />
            ))}
          </div>
        </section>
      )}
    </main>
  );
}
