import type { Metadata } from "next";
import { EditForm } from "@/components/facts/edit-form";
import { ButtonLink } from "@/components/ui/button-link";
import { TextInput } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findOpenClass, findOwnPlace } from "@/server/memberships";
import { clientAddress, whoIsAsking } from "@/server/session";
import { joinHere } from "../actions";

export const metadata: Metadata = { title: words("classes").codeTitle };

/** What a code opens. One that is unknown and one that is closed look the same. */
export default async function JoinPage({ params }: PageProps<"/join/[code]">) {
  const { code } = await params;
  const text = words("classes");
  const isIn = (await findOwnPlace(await whoIsAsking(), code)) !== null;
  const open = isIn ? null : await findOpenClass(code, await clientAddress());
  return (
    <main id="main" className="narrow grid grow content-start gap-6 pt-8 pb-16">
      {open ? (
        <>
          <div className="grid gap-2">
            <h1>{fill(text.joinClass, { name: open.name })}</h1>
            <p className="text-lead">{fill(text.joinTeacher, { teacher: open.teacher })}</p>
            <p className="text-soft">{text.promise}</p>
          </div>
          <EditForm action={joinHere.bind(null, open.code)} fields={["name"]} submit={text.join} busy={text.joining}>
            <TextInput name="name" label={text.ownName} hint={text.ownNameHint} maxLength={80} autoComplete="name" />
          </EditForm>
        </>
      ) : (
        <>
          <h1>{text.codeTitle}</h1>
          <Notice title={isIn ? text.alreadyIn : text.problems.noClass} />
          <p>
            <ButtonLink href={isIn ? "/today" : "/join"}>{isIn ? text.toClass : text.codeTitle}</ButtonLink>
          </p>
        </>
      )}
    </main>
  );
}
