import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { EditForm } from "@/components/facts/edit-form";
import { SetNav } from "@/components/facts/set-nav";
import { ShareForm } from "@/components/facts/share-form";
import { ShareList } from "@/components/facts/share-list";
import { Choices, RadioCard } from "@/components/ui/choice-card";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { whoIsAsking } from "@/server/session";
import { VISIBILITIES, visibilityOf } from "@/server/set-edits";
import { editableSet } from "@/server/sets-access";
import { listShares } from "@/server/shares";
import { endThisShare, makeShare, openTo } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").share });

export default async function SharePage({ params }: PageProps<"/sets/[slug]/share">) {
  const [{ slug }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const [shares, visibility] = [(await listShares(who, slug)) ?? notFound(), await visibilityOf(who, slug)];
  const { set } = (await editableSet(who, slug)) ?? notFound();
  const text = words("edit");
  return (
    <main id="main" className="wide grid grow content-start gap-8 pt-8 pb-16">
      <SetNav slug={slug} current="share" title={fill(text.shareTitle, { set: set.title })} words={text} mine />
      <WordsProvider words={{ edit: text }}>
        <div className="grid items-start gap-10 lg:grid-cols-2">
          <section aria-labelledby="visibility" className="grid gap-4">
            <h2 id="visibility">{text.visibilityTitle}</h2>
            <EditForm action={openTo.bind(null, slug)} fields={["visibility"]} submit={text.save} busy={text.saving}>
              <Choices legend={<span className="sr-only">{text.visibilityTitle}</span>}>
                {VISIBILITIES.map((one) => (
                  <RadioCard
                    key={one}
                    name="visibility"
                    value={one}
                    label={text[one]}
                    hint={one === "link" ? text.linkHint : undefined}
                    defaultChecked={one === visibility}
                  />
                ))}
              </Choices>
            </EditForm>
          </section>
          <section aria-labelledby="share-new" className="grid gap-4">
            <h2 id="share-new">{text.shareNew}</h2>
            <p className="text-soft">{text.shareNote}</p>
            <ShareForm action={makeShare.bind(null, slug)} />
          </section>
        </div>
        <ShareList shares={shares} end={endThisShare.bind(null, slug)} words={text} />
      </WordsProvider>
    </main>
  );
}
