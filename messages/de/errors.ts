import type { errors as English } from "../en/errors";

export const errors: typeof English = {
  home: "Zur ersten Seite",
  title: "Das hat nicht geklappt",
  body: "Der Fehler liegt bei uns, nicht bei dir. Was du beantwortet hast, ist gespeichert. Versuche es noch einmal; wenn es wieder geschieht, geh zurück zur ersten Seite.",
  again: "Noch einmal versuchen",
  reference: "Wenn du jemandem davon erzählst, nenne diese Nummer: {digest}.",
};
