import { groupedCode } from "@/lib/classes/join-code";
import { momentText } from "@/lib/people/moment";
import { fill } from "@/lib/words";
import type { Messages } from "@/messages";
import { language } from "@/messages/language";
import { QrCode } from "../ui/qr-code";
import { SubmitButton } from "../ui/submit-button";

type JoinPanelProps = {
  one: { name: string; code: string; openUntil: number | null; zone: string };
  /** The address of this server: "https://quiz.example.org". */
  origin: string;
  words: Messages["classes"];
  setJoining: (minutes: number | null) => () => Promise<void>;
  windows: { lesson: number; week: number };
};

/** The code of a class, to be shown to it: in letters, and as a picture for cameras. */
export function JoinPanel({ one, origin, words, setJoining, windows }: JoinPanelProps) {
  const address = `${origin}/join/${one.code}`;
  const isOpen = one.openUntil !== null;
  return (
    <section aria-labelledby="joining" className="grid gap-4">
      <h2 id="joining">{words.joinTitle}</h2>
      <div className="card grid items-center gap-5 px-5 py-5 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="grid gap-3">
          <p className="label">{words.code}</p>
          <p
            data-testid="join-code"
            className="font-read text-[clamp(2.1rem,8vw,3.4rem)] leading-none font-[560] tracking-[0.06em] [font-variant-numeric:tabular-nums]"
          >
            {groupedCode(one.code)}
          </p>
          <p className="text-soft">
            {fill(words.joinAddress, { address: `${origin.replace(/^https?:\/\//, "")}/join` })} {isOpen && words.joinCamera}
          </p>
        </div>
        {isOpen && <QrCode text={address} label={fill(words.qr, { name: one.name })} className="w-44 justify-self-center rounded-press" />}
      </div>
      <p role="status" className={isOpen ? "font-[550] text-correct" : "text-soft"}>
        {isOpen ? fill(words.openNow, { moment: momentText(language(), one.openUntil!, one.zone) }) : words.closedNow}
      </p>
      <div className="flex flex-wrap gap-3">
        {isOpen ? (
          <form action={setJoining(null)}>
            <SubmitButton look="quiet">{words.close}</SubmitButton>
          </form>
        ) : (
          <>
            <form action={setJoining(windows.lesson)}>
              <SubmitButton>{words.openHour}</SubmitButton>
            </form>
            <form action={setJoining(windows.week)}>
              <SubmitButton look="quiet">{words.openWeek}</SubmitButton>
            </form>
          </>
        )}
      </div>
    </section>
  );
}
