import type { missing as English } from "../en/missing";

export const missing: typeof English = {
  notFoundTitle: "Hier nicht",
  notFound:
    "Unter dieser Adresse ist nichts, oder du darfst es nicht sehen. Vielleicht ist die Adresse vertippt, oder was hier war, wurde gelöscht.",
  sets: "Sammlungen ansehen",
  home: "Zur ersten Seite",
};
