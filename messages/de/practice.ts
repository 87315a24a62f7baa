import type { practice as English } from "../en/practice";

export const practice: typeof English = {
  pageTitle: "Üben",
  stop: "Aufhören",
  undo: "Rückgängig",
  undoHint: "Strg+Z",
  undone: "Rückgängig gemacht: {question}",
  nothingToUndo: "Es gibt nichts rückgängig zu machen.",
  left: { one: "noch {count} Min.", other: "noch {count} Min." },
  almostDone: "die letzte",
  progress: { one: "{done} von {count} Minute", other: "{done} von {count} Minuten" },

  // Why it is asked
  reasonDue: "Zum Auffrischen",
  reasonNew: "Neu für dich",
  reasonMissed: "Noch einmal, weil du es nicht wusstest",
  reasonContrast: "Das verwechselst du",
  free: "Üben neben deinem Plan: Was fällig ist, bleibt unberührt.",

  // A card
  card: "Karte",
  showAnswer: "Antwort zeigen",
  space: "Leertaste",
  press: "Drücke auf die Karte oder die Leertaste, um sie umzudrehen.",
  answer: "Antwort",
  grades: "Wie gut hast du es gewusst?",
  missedIt: "Nicht gewusst",
  hard: "Mit Mühe",
  knewIt: "Gewusst",
  easy: "Sofort",
  backInDays: { one: "in {count} Tag", other: "in {count} Tagen" },
  backInMonths: { one: "in {count} Monat", other: "in {count} Monaten" },
  backToday: "heute",
  next: "Weiter",
  enter: "Enter",
  answerIt: "Antworten",
  giveUp: "Weiß ich nicht",
  waiting: "Einen Moment",
  waitingForNetwork: "Die nächste Frage kommt, wenn das Netz zurück ist. Was du geantwortet hast, ist gespeichert.",
  notShown: "Die Antwort ließ sich nicht holen. Versuche es noch einmal, wenn das Netz zurück ist.",

  // Hints
  hint: "Tipp, für die Hälfte der Punkte",
  hintTitle: "Von da, wo es steht, mit verdeckter Antwort",
  blank: "verdeckt",
  noHint: "Hierzu gibt es keinen Tipp.",

  // Missed again and again
  struggleBefore: {
    one: "Das hast du letztes Mal nicht gewusst.",
    other: "Das hast du {count} Mal hintereinander nicht gewusst. Noch eine Karte hilft selten.",
  },
  struggleAfter: {
    one: "Nicht gewusst.",
    other: "Das war {count} Mal hintereinander. Die Stelle zu lesen hilft mehr als noch eine Karte.",
  },
  readPassage: "Stelle lesen: {title}",

  // Beside answering
  notNow: "Nicht jetzt",
  neverAsk: "Nie mehr fragen",
  more: "Mehr",
  restart: "Mit diesem Fakt neu anfangen",
  restarted: "Dieser Fakt fängt neu an, als wäre er neu.",
  edit: "Frage bearbeiten",
  askedNever: "Das wird nicht mehr gefragt.",
  askedLater: "Für heute verschoben.",
  bringBack: "Zurückholen",
  notDone: "Das ging nicht. Versuche es noch einmal.",

  // The end
  doneTitle: "Fertig für jetzt",
  doneNothing: "Diesmal wurde nichts beantwortet.",
  kept: { one: "{count} Fakt sitzt", other: "{count} Fakten sitzen" },
  back: { one: "{count} kommt morgen wieder", other: "{count} kommen morgen wieder" },
  sum: "{kept}, {back}.",
  sumOnly: "{part}.",
  freeSum: { one: "{count} Frage beantwortet, neben deinem Plan.", other: "{count} Fragen beantwortet, neben deinem Plan." },
  time: { one: "Das hat {count} Minute gedauert.", other: "Das hat {count} Minuten gedauert." },
  toToday: "Zurück zu Heute",
  progressLink: "Deinen Fortschritt ansehen",
  stillSaving: { one: "{count} Antwort wartet aufs Speichern.", other: "{count} Antworten warten aufs Speichern." },
};
