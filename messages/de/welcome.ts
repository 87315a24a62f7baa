import type { welcome as English } from "../en/welcome";

export const welcome: typeof English = {
  title: "Wissen, was stimmt, und warum.",
  lead: "Quizze und Lernkarten aus Fakten, die du nachprüfen kannst. Jede Antwort zeigt den Satz, auf dem sie beruht.",
  start: "Jetzt lernen",
  join: "Mit einem Code beitreten",
  noAccount: "Ohne Konto. Was du antwortest, siehst nur du.",
  tryOne: "Probiere es aus",
  failed: "Die Antwort kam nicht an. Versuche es noch einmal.",
  nextStep: "Quiz dazu machen",
  sets: "Sammlungen",
  makeOwn: "Eigene anlegen",
  makeOwnLead: "Schreibe Fakten mit dem Satz auf, aus dem sie stammen, und die Fragen sind da.",
};
