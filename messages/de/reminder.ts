import type { reminder as English } from "../en/reminder";

export const reminder: typeof English = {
  title: "Erinnerungen",
  lead: "Dein Kalender kann dich erinnern: ein Eintrag am Tag, zur Stunde deiner Wahl, der sagt, wie viele Minuten bereit sind. Trage die Adresse unten in den Kalender auf deinem Handy oder Computer ein.",
  calendar: "Footing",
  ready: { one: "{count} Minute bereit", other: "{count} Minuten bereit" },
  planned: { one: "{count} Minute üben", other: "{count} Minuten üben" },
  hour: "Erinnern um",
  make: "Adresse machen",
  makeNew: "Andere Adresse machen",
  making: "Adresse wird gemacht",
  on: "Dein Kalender erinnert dich um {hour} ans Üben.",
  address: "Die Adresse deines Kalenders",
  once: "Kopiere sie jetzt: Sie wird nur dieses eine Mal gezeigt. Wer sie hat, kann sehen, wie viele Minuten bereit sind, und nichts sonst. Eine andere Adresse beendet diese.",
  copy: "Kopieren",
  copied: "Kopiert",
  end: "Erinnerungen beenden",
  ended: "Die Adresse führt ab jetzt nirgendwohin.",
  endedNone: "Es gibt keine Erinnerungen.",
  hourProblem: "Wähle eine Stunde des Tages.",
  notKept: "Mache erst ein Quiz: Es gibt noch nichts, woran zu erinnern wäre.",
  back: "Zurück zu deinem Plan",
};
