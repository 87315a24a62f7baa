import type { offline as English } from "../en/offline";

export const offline: typeof English = {
  take: "Mitnehmen",
  takeWhy:
    "Übe, wo es kein Netz gibt. Die Fragen kommen mit ihren Antworten auf dieses Gerät; was du antwortest, wird geschickt, wenn das Netz zurück ist.",
  taking: "Kommt auf dieses Gerät",
  taken: {
    one: "{count} Minute ist auf diesem Gerät. Öffne Footing ohne Netz und mach weiter.",
    other: "{count} Minuten sind auf diesem Gerät. Öffne Footing ohne Netz und mach weiter.",
  },
  open: "Anfangen",
  drop: "Von diesem Gerät entfernen",
  dropped: "Von diesem Gerät entfernt.",
  nothingReady: "Zum Mitnehmen ist gerade nichts bereit.",
  notTaken: "Es ließ sich nicht auf dieses Gerät bringen. Übe mit Netz und versuche es später noch einmal.",
  noRoom: "Dieser Browser speichert für Footing nichts: Sein Speicher ist voll oder gesperrt. Übe mit Netz.",
  noWorker: "Dieser Browser kann hier keine Seiten ohne Netz öffnen. Es geht über https, in einem gewöhnlichen Fenster.",
  title: "Ohne Netz",
  lead: "Gerade gibt es kein Netz. Was du mitgenommen hast, geht.",
  none: "Auf diesem Gerät ist nichts mitgenommen. Sobald das Netz zurück ist, wähle auf der Seite „Heute“ „Mitnehmen“.",
  session: { one: "{count} Minute, mitgenommen am {date}", other: "{count} Minuten, mitgenommen am {date}" },
  goOn: "Weiter",
  again: "Netz noch einmal versuchen",
  kept: "Hier gespeichert",
  waiting: { one: "{count} Antwort wartet auf das Netz.", other: "{count} Antworten warten auf das Netz." },
  problem: "Einige Antworten wurden nicht angenommen. Öffne „Heute“, um zu sehen, was gespeichert ist.",
  sent: "Alle Antworten sind gespeichert.",
};
