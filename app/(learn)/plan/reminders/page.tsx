import type { Metadata } from "next";
import Link from "next/link";
import { ReminderForm } from "@/components/memory/reminder-form";
import { fill } from "@/lib/words";
import { words } from "@/messages";
import { DEFAULT_PLAN } from "@/lib/memory/plan";
import { hourText } from "@/lib/memory/reminder";
import { planOf } from "@/server/plan";
import { feedOf } from "@/server/reminders";
import { whoIsAsking } from "@/server/session";
import { endReminders, makeAddress } from "./actions";

export const generateMetadata = (): Metadata => ({ title: words("reminder").title });

export default async function RemindersPage() {
  const who = await whoIsAsking();
  const feed = who && (await feedOf(who));
  const { hour } = feed ?? (who ? await planOf(who) : DEFAULT_PLAN);
  const text = words("reminder");
  return (
    <main id="main" className="narrow grid gap-6 py-6">
      <div className="grid gap-2">
        <p>
          <Link href="/plan" className="link">
            {text.back}
          </Link>
        </p>
        <h1>{text.title}</h1>
        <p className="text-soft">{text.lead}</p>
        {feed && <p>{fill(text.on, { hour: hourText(feed.hour) })}</p>}
      </div>
      <ReminderForm words={text} hour={hour} isOn={feed !== null} make={makeAddress} end={endReminders} />
    </main>
  );
}
