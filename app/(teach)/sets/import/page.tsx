import type { Metadata } from "next";
import { WordsProvider } from "@/components/layout/words";
import { BringForm } from "@/components/transfer/bring-form";
import { ImportList } from "@/components/transfer/import-list";
import { words } from "@/messages";
import { expectFile } from "@/server/file-reading";
import { listImports, setsToImportInto } from "@/server/imports";
import { whoIsAsking } from "@/server/session";

export const generateMetadata = (): Metadata => ({ title: words("transfer").title });

export default async function BringPage({ searchParams }: PageProps<"/sets/import">) {
  const [{ set }, who] = [await searchParams, await whoIsAsking()];
  const [sets, imports] = await Promise.all([setsToImportInto(who), listImports(who)]);
  expectFile();
  const text = words("transfer");
  return (
    <main id="main" className="narrow grid grow content-start gap-8 pt-8 pb-16">
      <div className="grid gap-2">
        <h1>{text.title}</h1>
        <p className="text-soft">{text.lead}</p>
      </div>
      <WordsProvider words={{ transfer: text }}>
        <BringForm sets={sets} into={sets.some(({ slug }) => slug === set) ? String(set) : null} />
      </WordsProvider>
      <ImportList
        imports={imports.map(({ id, fileName, state, createdAt, set }) => ({
          id,
          file: fileName,
          state,
          at: createdAt,
          set: set?.title ?? null,
        }))}
        words={text}
      />
    </main>
  );
}
