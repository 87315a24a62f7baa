import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BinList } from "@/components/facts/bin-list";
import { SetNav } from "@/components/facts/set-nav";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { listBin } from "@/server/bin";
import { whoIsAsking } from "@/server/session";
import { editableSet } from "@/server/sets-access";
import { bringBackFromBin } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").binTitle });

export default async function BinPage({ params }: PageProps<"/sets/[slug]/bin">) {
  const [{ slug }, who] = [await params, (await whoIsAsking()) ?? notFound()];
  const { set, mine } = (await editableSet(who, slug)) ?? notFound();
  const lines = (await listBin(who, slug)) ?? notFound();
  const text = words("edit");
  return (
    <main id="main" className="wide grid grow content-start gap-6 pt-8 pb-16">
      <SetNav slug={slug} current="bin" title={fill(text.binOf, { set: set.title })} words={text} mine={mine} />
      <p className="text-soft">{text.binNote}</p>
      <BinList
        items={lines.map(({ kind, key, text: says, at }) => ({
          key: `${kind} ${key}`,
          what: text.targets[kind],
          text: says,
          at,
          bringBack: bringBackFromBin.bind(null, slug, kind, key),
        }))}
        words={{ none: text.binNone, takenOutOn: text.takenOutOn, bringItBack: text.bringItBack }}
      />
    </main>
  );
}
