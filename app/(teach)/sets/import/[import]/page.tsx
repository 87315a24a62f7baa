import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { WordsProvider } from "@/components/layout/words";
import { DoneScreen } from "@/components/transfer/done-screen";
import { FailedScreen } from "@/components/transfer/failed-screen";
import { PlanScreen } from "@/components/transfer/plan-screen";
import { ReadingScreen } from "@/components/transfer/reading-screen";
import { transferFormats } from "@/lib/transfer/registry";
import { words } from "@/messages";
import { findImport, setsToImportInto } from "@/server/imports";
import { lookingAt, viewOf } from "@/server/import-view";
import { whoIsAsking } from "@/server/session";
import { chooseForFile, discardFile, importFile, readFileAgain, undoThisImport } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("transfer").planTitle });

const readable = () => transferFormats.filter(({ read }) => read).map(({ name, label }) => ({ name, label }));

export default async function ImportPage({ params, searchParams }: PageProps<"/sets/import/[import]">) {
  const [{ import: id }, asked, who] = [await params, await searchParams, await whoIsAsking()];
  const { row, made } = (await findImport(who, id)) ?? notFound();
  const text = words("transfer");
  const view = made && viewOf(row, made, lookingAt(asked));
  return (
    <main id="main" className="wide grid grow content-start gap-8 pt-8 pb-24">
      <WordsProvider words={{ transfer: text, quiz: words("quiz") }}>
        {row.state === "reading" && <ReadingScreen id={id} file={row.fileName} />}
        {view && (
          <PlanScreen
            id={id}
            view={view}
            sets={await setsToImportInto(who)}
            words={text}
            choose={chooseForFile.bind(null, id)}
            readAgain={readFileAgain.bind(null, id)}
            store={importFile.bind(null, id)}
            discard={discardFile.bind(null, id)}
          />
        )}
        {(row.state === "failed" || (row.state === "read" && !view)) && (
          <FailedScreen
            file={row.fileName}
            problems={row.reading?.problems ?? []}
            isGone={row.state === "read"}
            formats={readable()}
            words={text}
            readAgain={readFileAgain.bind(null, id)}
            discard={discardFile.bind(null, id)}
          />
        )}
        {(row.state === "applied" || row.state === "undone") && (
          <DoneScreen
            id={id}
            file={row.fileName}
            isUndone={row.state === "undone"}
            set={row.set && !row.set.gone ? row.set : null}
            report={row.report}
            words={text}
            undo={undoThisImport.bind(null, id)}
          />
        )}
      </WordsProvider>
    </main>
  );
}
