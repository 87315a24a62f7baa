import { wordsOf } from "./words-of";

/** The commonest small words of languages that classes read in. */
const SMALL_WORDS: Readonly<Record<string, string>> = {
  en: "the of and to in is that for it was on with as are by be at this from have not they which had but were",
  fr: "le la les de des et un une est que qui dans pour pas sur au aux par avec plus il elle sont du ce cette",
  de: "der die das und ist nicht ein eine mit von zu den im auf für dem sich des auch als wird sind bei oder",
  es: "el la los las de que y en un una es por con para se del no su al como más pero sus ha",
  it: "il la di che e un una è per non con del della si i le da gli dei sono ha al nel come",
  nl: "de het een en van in is dat op te zijn voor met niet aan er om ook als bij door maar",
  pl: "w i na z do nie się że to jest o jak po co tak za od ale przez dla był",
  pt: "o a os as de que e do da em um uma para com não por mais dos no na se foi",
  sv: "och att det i en som på är av för med den till inte har om ett han var sig",
  tr: "ve bir bu da de için ile çok olarak daha ne gibi kadar sonra var en",
};

const SETS = Object.entries(SMALL_WORDS).map(([language, words]) => ({ language, words: new Set(words.split(" ")) }));
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Cyrillic}/gu, "uk"],
  [/\p{Script=Arabic}/gu, "ar"],
  [/\p{Script=Greek}/gu, "el"],
  [/\p{Script=Hebrew}/gu, "he"],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
  [/\p{Script=Hangul}/gu, "ko"],
  [/\p{Script=Han}/gu, "zh"],
  [/\p{Script=Devanagari}/gu, "hi"],
];

const SAMPLE = 20_000;

/**
 * The language a text is most likely in, as a language tag: by its script, then by its commonest small words. "und" where there is too
 * little to tell. Meant to tell English from anything else: rules exist for English alone, and a text in another language is kept and read
 * by hand.
 */
export function languageOf(text: string): string {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const script = SCRIPTS.find(([pattern]) => (sample.match(pattern)?.length ?? 0) > letters * 0.3);
  if (letters > 0 && script) return /[ыэъё]/.test(sample) && script[1] === "uk" ? "ru" : script[1];
  const words = wordsOf(sample, { start: 0, end: sample.length }).map(({ text: word }) => word.toLowerCase());
  const counts = SETS.map(({ language, words: small }) => ({ language, count: words.filter((word) => small.has(word)).length })).sort(
    (a, b) => b.count - a.count,
  );
  const best = counts[0]!;
  return words.length > 0 && best.count >= Math.max(1, words.length * 0.06) ? best.language : words.length < 20 ? "en" : "und";
}
