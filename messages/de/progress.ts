import type { progress as English } from "../en/progress";

export const progress: typeof English = {
  title: "Fortschritt",
  lead: "Was sitzt, was nachlässt und wie viel zu tun ist.",
  emptyTitle: "Noch nichts zu zeigen",
  empty: "Beantworte ein paar Fragen, dann stehen hier Bilder davon, was du weißt.",
  toToday: "Zu Heute",
  table: "Als Tabelle",

  // Days
  daysTitle: "Tage",
  daysLabel: { one: "Die letzten Wochen: An {count} Tag hast du geübt.", other: "Die letzten Wochen: An {count} Tagen hast du geübt." },
  week: "Woche ab",
  practised: "Tage",
  day: "Tag",
  answers: "Antworten",
  minutes: "Minuten",
  streak: { one: "{count} Tag in Folge", other: "{count} Tage in Folge" },
  forgiven: { one: "{count} Tag dazwischen ist verziehen.", other: "{count} Tage dazwischen sind verziehen." },
  hideStreak: "Tage in Folge ausblenden",

  // Retention
  retentionTitle: "Gewusst, wenn es wiederkam",
  retentionLabel: "Von dem, was wiederkam, hast du insgesamt {share} gewusst; dein Ziel ist {wanted}.",
  retentionNone: "Wenn ein paar Tage lang Fakten wiedergekommen sind, steht hier, wie oft du sie wusstest.",
  wanted: "Ziel: {share}",
  span: "Wann",
  fromTo: "{from} bis {to}",
  promised: "Erwartet",
  known: "Gewusst",
  of: "Gefragt",

  // Forecast
  forecastTitle: "Kommende Minuten",
  forecastLabel: "Minuten am Tag in den nächsten {days} Tagen, um zu halten, was du kennst: im Mittel {mean} am Tag.",
  forecastNone: "In den nächsten Wochen kommt nichts wieder.",
  minutesOf: { one: "{count} Minute", other: "{count} Minuten" },
  shortMinutes: "{count} Min.",

  // Memory curve
  curveTitle: "Wie ein Fakt sich hält",
  curveLabel: "{fact} {answers} Mal beantwortet, {right} Mal richtig; heute wüsstest du es zu etwa {share}.",
  curveKey: "Ein runder Punkt ist richtig, ein eckiger nicht. Die gestrichelte Linie ist dein Ziel.",
  curveWhich: "Welcher Fakt",
  curveShow: "Zeigen",
  right: "richtig",
  wrong: "nicht richtig",
  recallBefore: "Vorher wahrscheinlich",
  answer: "Antwort",

  // Strength
  topicsTitle: "Themen",
  eventsTitle: "Ereignisse",
  topic: "Thema",
  event: "Ereignis",
  met: "Bekannt",
  knownToday: "Heute gewusst",
  knownOf: "{share} heute gewusst",
  knowCaption: "Themen und wie viel du davon heute wüsstest",
  eventsCaption: "Ereignisse und wie viel du davon heute wüsstest",

  // To keep
  keepTitle: "Zum Auffrischen",
  keepLead: "Diese kommen als Nächste wieder, die nützlichsten zuerst.",
  keepNone: "Alles, was du kennst, sitzt im Moment.",
  fact: "Fakt",
  likely: "Heute wahrscheinlich",
  missedLast: "nicht gewusst",
  today: "heute",
  practise: "Jetzt üben",

  // Mixed up
  mixTitle: "Was du verwechselst",
  more: "{count} weitere",
  moreOf: "{what}, weitere",
  mixNone: "Noch nichts.",
  mixTimes: { one: "einmal verwechselt", other: "{count} Mal verwechselt" },
};
