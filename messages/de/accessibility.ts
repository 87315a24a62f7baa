import type { accessibility as English } from "../en/accessibility";

export const accessibility: typeof English = {
  title: "Barrierefreiheit",
  lead: "Footing ist für alle da, die lernen oder unterrichten: mit Tastatur, Screenreader, großer Schrift, anderen Farben oder mehr Zeit.",
  aimTitle: "Was angestrebt wird",
  aim: "Jede Seite soll die Richtlinien WCAG 2.2 auf den Stufen A und AA erfüllen.",
  doTitle: "Was du tun kannst",
  doKeys: "Jede Art von Frage beantworten und alles andere tun, allein mit der Tastatur. Einzelne Tasten lassen sich abschalten.",
  doDrag: "Eine Schaltfläche drücken oder aus einer Liste wählen, wo andere etwas ziehen oder auf eine Karte zeigen.",
  doLook: "Größere Schrift nehmen, mehr Abstand zwischen den Zeilen, eine helle oder dunkle Seite, oder die Farben deines Geräts.",
  doTime: "Dir mehr Zeit nehmen oder ganz ohne Zeitlimit arbeiten: Das gilt dann in jedem Quiz, auch in denen einer Klasse.",
  doRead: "Dir eine Frage von deinem Gerät vorlesen lassen.",
  toSettings: "Zu den Einstellungen",
  checkedTitle: "Was geprüft wurde, und wie",
  checked:
    "Vierzig Punkte prüfen Programme in einem echten Browser (Chromium), auf den Seiten von Lernenden und Lehrkräften, hell und dunkel, in einem schmalen und einem breiten Fenster: Namen, Überschriften, die Reihenfolge der Tastatur, den Rahmen, der zeigt, wo du bist, Kontrast, Größe, was angesagt wird, und Zeit. Was dabei auffällt, wird behoben, bevor eine Änderung übernommen wird.",
  missingTitle: "Was nicht gelingt oder nicht versucht wurde",
  missingEar:
    "Noch niemand ist mit einem Screenreader alles durchgegangen. Was der Browser NVDA, JAWS, VoiceOver und TalkBack mitteilt, wurde gelesen, nicht gehört.",
  missingPeople: "Menschen mit Behinderungen haben es noch nicht erprobt.",
  missingBrowsers: "Geprüft wird allein mit Chromium. Firefox und Safari wurden nicht versucht.",
  missingPictures:
    "Bilder, die ohne Worte mit einer Datei kamen, haben auch hier keine: Eine Antwort, die ein solches Bild ist, heißt nach ihrer Nummer.",
  missingSounds: "Töne, die mit einer Datei kamen, haben nur dann einen Text, wenn in der Datei einer steht.",
  missingLanguages:
    "Eine Sammlung nennt ihre Sprache als Ganzes. Einzelne Wörter einer anderen Sprache in einem Text werden in der Sprache des Textes vorgelesen.",
  missingMap: "Die Karte einer Frage nach Orten ist für das Auge. Dieselben Orte stehen in einer Liste, die als Antwort genauso gilt.",
  missingPaper: "Die gedruckten Seiten wurden als Seiten im Browser geprüft, nicht als Dateien mit Tags.",
  tellTitle: "Ein Problem melden",
  tell: "Wenn dich hier etwas am Lernen oder Unterrichten hindert, schreibe an {contact}, was du tun wolltest und auf welcher Seite.",
  tellSomebody:
    "Wenn dich hier etwas am Lernen oder Unterrichten hindert, sage es der Person, von der du diese Adresse hast: deiner Lehrkraft oder denen, die diesen Server betreiben. Sage, was du tun wolltest und auf welcher Seite.",
  tellQuestion:
    "Wenn sich eine Frage nicht beantworten lässt, drücke darunter „Diese Frage ist falsch“. Wer die Sammlung gemacht hat, sieht es, ohne deinen Namen.",
};
