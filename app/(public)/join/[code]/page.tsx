import type { Metadata } from "next";
import { JoinForm } from "@/components/classes/join-form";
import { ButtonLink } from "@/components/ui/button-link";
import { Notice } from "@/components/ui/notice";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { findOpenClass, findOwnPlace } from "@/server/memberships";
import { clientAddress, whoIsAsking } from "@/server/session";
import { joinHere } from "../actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").codeTitle });

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
            <p className="text-soft">{text.promise[open.sees]}</p>
          </div>
          <JoinForm
            action={joinHere.bind(null, open.code)}
            field={{ name: "name", label: text.ownName, hint: text.ownNameHint, maxLength: 80, autoComplete: "name" }}
            submit={text.join}
            busy={text.joining}
          />
        </>
      ) : (
        <>
          <h1>{text.codeTitle}</h1>
          <Notice title={isIn ? text.alreadyIn : text.problems.noClass} />
          <p>
            <ButtonLink href={isIn ? "/today" : "/join"}>{isIn ? text.toClass : text.joinOne}</ButtonLink>
          </p>
        </>
      )}
    </main>
  );
}
