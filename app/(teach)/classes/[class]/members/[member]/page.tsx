import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { WayBack } from "@/components/classes/way-back";
import { ClassForm } from "@/components/classes/class-form";
import { PressButton } from "@/components/facts/press-button";
import { Select, TextInput } from "@/components/ui/field";
import { momentText } from "@/lib/people/moment";
import { TIME_MULTIPLIERS } from "@/lib/people/settings";
import { fill } from "@/lib/words";
import { language, words } from "@/messages";
import { findClass } from "@/server/classes";
import { findMember, membersOf } from "@/server/memberships";
import { whoIsAsking } from "@/server/session";
import { makeWayBack, removePupil, savePupil } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("classes").pupil });

export default async function MemberPage({ params }: PageProps<"/classes/[class]/members/[member]">) {
  const who = (await whoIsAsking()) ?? notFound();
  const { class: classId, member: memberId } = await params;
  const one = (await findClass(who, classId)) ?? notFound();
  const member = (await findMember(who, classId, memberId)) ?? notFound();
  const text = words("classes");
  const taken = new Set((await membersOf(one.id)).filter(({ id }) => id !== member.id).map(({ rosterEntryId }) => rosterEntryId));
  const timeText = (time: number | null) =>
    time === null ? text.noLimit : time === 1 ? text.usualTime : fill(text.timesTime, { times: time });
  return (
    <main id="main" className="narrow grid grow content-start gap-10 pt-8 pb-16">
      <div className="grid gap-1">
        <p>
          <Link href={`/classes/${one.id}`} className="link text-small">
            {one.name}
          </Link>
        </p>
        <h1>{member.name}</h1>
        {member.isGone && <p className="text-soft">{text.gone}</p>}
      </div>
      <ClassForm
        action={savePupil.bind(null, one.id, member.id)}
        fields={["name", "entry", "time", "extraAttempts"]}
        submit={text.save}
        busy={text.saving}
      >
        <TextInput
          name="name"
          label={text.memberName}
          hint={fill(text.memberNameHint, { typed: member.typed, date: momentText(language(), member.joinedAt, one.zone) })}
          defaultValue={member.typed}
          maxLength={80}
          autoComplete="off"
        />
        {one.roster.length > 0 && (
          <Select name="entry" label={text.onRoster} defaultValue={member.rosterEntryId ?? ""}>
            <option value="">{text.nobody}</option>
            {one.roster
              .filter(({ id }) => !taken.has(id))
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </Select>
        )}
        <Select
          name="time"
          label={text.extraTime}
          hint={text.extraTimeHint}
          defaultValue={member.multiplier === null ? "none" : String(member.multiplier)}
        >
          {TIME_MULTIPLIERS.map((time) => (
            <option key={String(time)} value={time === null ? "none" : String(time)}>
              {timeText(time)}
            </option>
          ))}
        </Select>
        <TextInput
          name="extraAttempts"
          label={text.moreAttempts}
          defaultValue={member.extraAttempts}
          inputMode="numeric"
          autoComplete="off"
        />
      </ClassForm>
      <section aria-labelledby="back" className="grid gap-3">
        <h2 id="back">{text.wayBack}</h2>
        {member.isAnonymous ? (
          <>
            <p className="text-soft">{text.wayBackLead}</p>
            <WayBack make={makeWayBack.bind(null, one.id, member.id)} zone={one.zone} words={text} />
          </>
        ) : (
          <p className="text-soft">{text.problems.hasAccount}</p>
        )}
      </section>
      <PressButton
        action={removePupil.bind(null, one.id, member.id, false)}
        undo={removePupil.bind(null, one.id, member.id, true)}
        label={text.remove}
        undoLabel={text.takeBack}
        done={member.isGone}
      />
    </main>
  );
}
