import type { errors as English } from "../en/errors";

export const errors: typeof English = {
  notFoundTitle: "Hier nicht",
  notFound: "Unter dieser Adresse ist nichts, oder du darfst es nicht sehen. Vielleicht ist die Adresse vertippt, oder was hier war, wurde gelöscht.",
  home: "Zur ersten Seite",
  sets: "Sammlungen ansehen",
  title: "Das hat nicht geklappt",
  body: "Der Fehler liegt bei uns, nicht bei dir. Was du beantwortet hast, ist gespeichert. Versuche es noch einmal; wenn es wieder geschieht, geh zurück zur ersten Seite.",
  again: "Noch einmal versuchen",
  reference: "Wenn du jemandem davon erzählst, nenne diese Nummer: {digest}.",
  startTitle: "Footing konnte diese Seite nicht öffnen",
};
