import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ClassForm } from "@/components/classes/class-form";
import { Field, TextArea } from "@/components/ui/field";
import { words } from "@/messages";
import { findClass } from "@/server/classes";
import { whoIsAsking } from "@/server/session";
import { saveRosterForm } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").rosterTitle });

export default async function RosterPage({ params }: PageProps<"/classes/[class]/roster">) {
  const who = (await whoIsAsking()) ?? notFound();
  const one = (await findClass(who, (await params).class)) ?? notFound();
  const text = words("classes");
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      <div className="grid gap-2">
        <p>
          <Link href={`/classes/${one.id}`} className="link text-small">
            {one.name}
          </Link>
        </p>
        <h1>{text.rosterTitle}</h1>
        <p className="text-soft">{text.rosterLead}</p>
      </div>
      <ClassForm action={saveRosterForm.bind(null, one.id)} fields={["names", "file"]} submit={text.saveRoster} busy={text.savingRoster}>
        <TextArea
          name="names"
          label={text.names}
          rows={12}
          autoComplete="off"
          spellCheck={false}
          defaultValue={one.roster.map(({ name }) => name).join("\n")}
        />
        <Field name="file" label={text.file} hint={text.fileHint}>
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            aria-describedby="file-hint"
            className="min-h-11 w-full text-small file:me-3 file:min-h-11 file:rounded-press file:border-[1.5px] file:border-solid file:border-line-strong file:bg-card file:px-4 file:font-[650] file:text-accent"
          />
        </Field>
      </ClassForm>
    </main>
  );
}
