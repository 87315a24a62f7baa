import type { Messages } from "@/messages";
import { Button } from "../ui/button";

type DeviceQuestionProps = { words: Messages["account"]["device"]; answer: (form: FormData) => Promise<void> };

/** Asked once, of whoever has something to keep. */
export function DeviceQuestion({ words, answer }: DeviceQuestionProps) {
  return (
    <section aria-labelledby="device-question" className="wide print:hidden">
      <form
        action={answer}
        className="my-2 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-card border border-line bg-card px-4 py-2.5"
      >
        <div className="min-w-[min(16rem,100%)] flex-1">
          <p id="device-question" className="font-[650]">
            {words.question}
          </p>
          <p className="text-tiny text-soft">{words.why}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" name="device" value="own" look="quiet">
            {words.yes}
          </Button>
          <Button type="submit" name="device" value="shared" look="quiet">
            {words.no}
          </Button>
        </div>
      </form>
    </section>
  );
}
