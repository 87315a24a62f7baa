/** HTML without its tags, its entities left as they are. */
const withoutTags = (html: string): string => html.replace(/<[^<>]*>/g, "");

/** Whether a field says nothing: spaces and empty lines are nothing. */
export const saysNothing = (html: string): boolean => html.trim() === "" || html.replace(/<\/?(?:br|div)\s*\/?>|\s/gi, "") === "";

type Reading = (base: string, reading: string) => string;

/** Goes through words with a reading in brackets behind them: "漢字[かんじ]". A word begins after a space, a tag or another reading. */
function withReadings(html: string, show: Reading): string {
  const text = html.replaceAll("&nbsp;", " ");
  const parts: string[] = [];
  let from = 0;
  for (;;) {
    const open = text.indexOf("[", from);
    const close = open < 0 ? -1 : text.indexOf("]", open + 2);
    if (close < 0) break;
    const before = text.slice(from, open);
    const start = Math.max(before.lastIndexOf(" "), before.lastIndexOf(">")) + 1;
    const [base, reading] = [before.slice(start), text.slice(open + 1, close)];
    const isReading = base !== "" && !reading.startsWith("sound:");
    const lead = before.slice(0, start);
    parts.push(isReading ? lead.replace(/ $/, "") + show(base, reading) : before + text.slice(open, close + 1));
    from = close + 1;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** The filters that change how a field reads, by their names in templates. */
export const READING_FILTERS: Readonly<Record<string, (html: string) => string>> = {
  furigana: (html) => withReadings(html, (base, reading) => `${base}（${reading}）`),
  kanji: (html) => withReadings(html, (base) => base),
  kana: (html) => withReadings(html, (_, reading) => reading),
  text: withoutTags,
};
