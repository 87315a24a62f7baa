import type { Metadata } from "next";
import Link from "next/link";
import { BinList } from "@/components/facts/bin-list";
import { words } from "@/messages";
import { listDeletedSets } from "@/server/bin";
import { whoIsAsking } from "@/server/session";
import { bringSetBack } from "../[slug]/bin/actions";

export const generateMetadata = (): Metadata => ({ title: words("edit").binSets });

export default async function DeletedSetsPage() {
  const sets = await listDeletedSets(await whoIsAsking());
  const text = words("edit");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <p>
        <Link prefetch={false} href="/sets" className="link text-small">
          {words("layout").sets}
        </Link>
      </p>
      <h1>{text.binSets}</h1>
      <p className="text-soft">{text.binNote}</p>
      <BinList
        items={sets.map(({ slug, title, at }) => ({ key: slug, what: "", text: title, at, bringBack: bringSetBack.bind(null, slug) }))}
        words={{ none: text.binSetsNone, takenOutOn: text.takenOutOn, bringItBack: text.bringItBack }}
      />
    </main>
  );
}
