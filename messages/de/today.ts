import type { today as English } from "../en/today";

export const today: typeof English = {
  title: "Heute",
  // The names of the numbers from zero to twenty, in their order. One has no name that fits every word: the forms for one say it
  // themselves.
  numbers:
    "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
  ready: { one: "Eine Minute ist bereit.", other: "{number} Minuten sind bereit." },
  keep: { one: "ein Fakt zum Auffrischen", other: "{number} Fakten zum Auffrischen" },
  missed: { one: "ein nicht gewusster", other: "{number} nicht gewusste" },
  fresh: { one: "ein neuer", other: "{number} neue" },
  freshOnly: { one: "ein neuer Fakt", other: "{number} neue Fakten" },
  holds: "Heute sitzt alles.",
  holdsLead: "Jetzt muss nichts gefragt werden. Übe trotzdem etwas, oder fange eine neue Sammlung an.",
  begin: "Anfangen",
  beginning: "Fragen werden gewählt",
  howLong: "Wie viele Minuten",
  minutes: "Minuten",
  minutesOf: { one: "{count} Minute", other: "{count} Minuten" },
  own: "Andere",
  ownMinutes: "Eigene Minuten, 1 bis 120",
  openTitle: "Du bist mitten in einer Übung",
  openLeft: { one: "{count} Minute davon ist übrig.", other: "{count} Minuten davon sind übrig." },
  goOn: "Weitermachen",
  orNew: "Oder eine neue anfangen",

  // Somebody new
  emptyTitle: "Zehn Minuten am Tag",
  empty: "Mache erst ein Quiz. Was du nicht wusstest, kommt hier wieder, wenn es sich zu fragen lohnt, bis es sitzt.",
  toSets: "Sammlung wählen",
  startFresh: "Oder eine Sammlung von Anfang an mit Karten lernen",

  // This changed
  changedTitle: { one: "Das hat sich geändert", other: "Das hat sich geändert" },
  changedLead: "Du hast es anders gelernt. Dein Plan bleibt, und bald wird es wieder gefragt.",
  before: "Du hast gelernt",
  after: "Jetzt gilt",
  source: "Wo das steht",
  understood: "Verstanden",

  // What you know
  knowTitle: "Was du weißt",
  allProgress: "Ganzer Fortschritt",
  topic: "Thema",
  facts: "Fakten",
  known: "Heute gewusst",
  knownOf: "{share} heute gewusst",
  knowCaption: "Themen und wie viel du davon heute wüsstest",

  // What is mixed up
  mixTitle: "Das verwechselst du",
  askBoth: "Beides fragen",
  askBothOf: "Beides fragen: {first} und {second}",

  // Days
  daysTitle: "Tage",
  streak: { one: "{count} Tag in Folge", other: "{count} Tage in Folge" },
  forgiven: { one: "{count} Tag dazwischen ist verziehen.", other: "{count} Tage dazwischen sind verziehen." },
  daysLabel: { one: "Die letzten Wochen: An {count} Tag hast du geübt.", other: "Die letzten Wochen: An {count} Tagen hast du geübt." },
  daysTable: "Tage als Tabelle",
  day: "Tag",
  answers: "Antworten",
  minutesColumn: "Minuten",

  // Practise now
  practiseTitle: "Jetzt ein Thema üben",
  practiseLead: "Wähle, was und wie lange.",
  counts: "Zählen lassen",
  countsHint: "Was du antwortest, wird gemerkt und kommt wieder, wenn es sich zu fragen lohnt. Sonst bleibt unberührt, was fällig ist.",
  practise: "Ein Thema üben",
  whichSet: "Welche Sammlung",
  topics: "Themen",
  topicsHint: "Kreuze nichts an, dann bekommst du alle.",
  practiseStart: "Jetzt üben",
  changePlan: "Plan ändern",
  setAside: "Was du weggelegt hast",
  notStarted: "Diese Übung konnte nicht anfangen. Versuche es noch einmal.",
  nothingToAsk: "Dazu gibt es noch nichts zu fragen.",
};
