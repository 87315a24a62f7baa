import Link from "next/link";
import type { ReactNode } from "react";
import type { Messages } from "@/messages";
import { ButtonLink } from "../ui/button-link";

type WelcomeProps = {
  words: Messages["welcome"];
  startHref: string;
  /** The question to try. */
  tryOne: ReactNode;
  /** The cards of the sets. */
  sets: ReactNode;
};

/** Says what this is in one breath, lets one try it, and shows what there is. */
export function Welcome({ words, startHref, tryOne, sets }: WelcomeProps) {
  return (
    <main id="main" className="wide grow pb-16">
      <div className="grid gap-10 py-8 lg:grid-cols-[1.1fr_0.9fr] lg:items-start lg:gap-16 lg:pt-16 lg:pb-12">
        <section className="grid justify-items-start gap-5 lg:pt-8">
          <h1 className="text-display leading-[1.15]">{words.title}</h1>
          <p className="max-w-[30em] text-lead text-soft">{words.lead}</p>
          <p className="flex flex-wrap items-center gap-3">
            <ButtonLink href={startHref} size="big">
              {words.start}
            </ButtonLink>
            <ButtonLink href="/join" look="quiet" size="big">
              {words.join}
            </ButtonLink>
          </p>
          <p className="text-small text-soft">{words.noAccount}</p>
        </section>
        {tryOne}
      </div>
      <section aria-labelledby="sets" className="grid gap-4 pt-8">
        <h2 id="sets">{words.sets}</h2>
        <div className="grid gap-4 [grid-template-columns:repeat(auto-fill,minmax(min(19rem,100%),1fr))]">
          {sets}
          <Link
            prefetch={false}
            href="/sets/new"
            className="grid content-start gap-2 rounded-card border border-dashed border-line-strong p-5 text-ink no-underline hover:bg-card"
          >
            <h3 className="text-accent">{words.makeOwn}</h3>
            <p className="text-soft">{words.makeOwnLead}</p>
          </Link>
        </div>
      </section>
    </main>
  );
}
