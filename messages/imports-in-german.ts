/** What reading a file of another program says of its lines, by the English sentence, in the form of said-in-german.ts. */
export const saidOfImports: Readonly<Record<string, string>> = {
  // Where.
  file: "Datei",
  columns: "Spalten",
  "column {1}": "Spalte {1}",
  "line {1}": "Zeile {1}",
  "lines {1} to {2}": "Zeilen {1} bis {2}",
  "The same in {1} more.": "Dasselbe bei {1} weiteren.",
  "Picture or sound “{1}”: {2}": "Bild oder Ton „{1}“: {2}",
  "One question has hints for a second try: they are not kept.":
    "Eine Frage hat Tipps für einen zweiten Versuch: Sie werden nicht übernommen.",
  "{1} questions have hints for a second try: they are not kept.":
    "{1} Fragen haben Tipps für einen zweiten Versuch: Sie werden nicht übernommen.",
  "One question has words for right and wrong answers in general: they are not kept.":
    "Eine Frage hat Worte für richtige und falsche Antworten im Ganzen: Sie werden nicht übernommen.",
  "{1} questions have words for right and wrong answers in general: they are not kept.":
    "{1} Fragen haben Worte für richtige und falsche Antworten im Ganzen: Sie werden nicht übernommen.",
  "{1} was not taken: say what it is if you want it.": "{1} wurde nicht übernommen: Sag, was das ist, wenn du es möchtest.",
  "{1} were not taken: say what they are if you want them.": "{1} wurden nicht übernommen: Sag, was das ist, wenn du es möchtest.",

  // Archives.
  "The list of what is in this file is damaged. Save or download it again.":
    "Das Verzeichnis dieser Datei ist beschädigt. Speichere oder lade sie noch einmal.",
  "This is a link to another file, and links are not followed. Pack the file itself.":
    "Das ist ein Verweis auf eine andere Datei, und Verweisen wird nicht gefolgt. Packe die Datei selbst.",
  "This file has no name, or signs in its name that no name has. Pack the files again under plain names.":
    "Diese Datei hat keinen Namen oder Zeichen darin, die kein Name hat. Packe die Dateien noch einmal unter einfachen Namen.",
  "The name of this file leads out of its folder. Pack the files again with plain names, and folders parted by “/”.":
    "Der Name dieser Datei führt aus ihrem Ordner hinaus. Packe die Dateien noch einmal mit einfachen Namen und „/“ zwischen den Ordnern.",
  "This file unpacks to more than it says. Pack it again.":
    "Diese Datei wird beim Entpacken größer, als sie angibt. Packe sie noch einmal.",
  "This file unpacks to more than {1} times its size, as no real one does. It was not read.":
    "Diese Datei wird beim Entpacken mehr als {1}-mal so groß, wie es bei keiner echten vorkommt. Sie wurde nicht gelesen.",
  "All files together unpack to more than {1}. Take some out and try again.":
    "Alle Dateien zusammen sind entpackt größer als {1}. Nimm einige heraus und versuche es noch einmal.",
  "This file is packed in a way that is not understood. Pack it again as an ordinary zip file.":
    "Diese Datei ist auf unbekannte Weise gepackt. Packe sie noch einmal als gewöhnliche ZIP-Datei.",
  "There are more than {1} files in this file. Split it and try again.":
    "In dieser Datei sind mehr als {1} Dateien. Teile sie auf und versuche es noch einmal.",
  "Two files have this name, so it is not clear which is meant. Pack the files again.":
    "Zwei Dateien haben diesen Namen, und es ist nicht klar, welche gemeint ist. Packe die Dateien noch einmal.",
  "This file lies over another one, or breaks off. Pack or download the whole again.":
    "Diese Datei liegt über einer anderen oder bricht ab. Packe oder lade das Ganze noch einmal.",
  "This file is larger than {1}. Split it and try again.": "Diese Datei ist größer als {1}. Teile sie auf und versuche es noch einmal.",

  // Pictures and sounds.
  "This file is larger than 10 MB and was left out: make it smaller and bring it again. Texts say its words in its place.":
    "Diese Datei ist größer als 10\u00a0MB und wurde weggelassen: Verkleinere sie und bring sie noch einmal. In Texten stehen an ihrer Stelle ihre Worte.",
  "By its first bytes this is no picture or sound that pages can show ({1}), so it was left out. Texts say its words in its place.":
    "Das ist dem Anfang nach kein Bild oder Ton, den Seiten zeigen können ({1}), und wurde weggelassen. In Texten stehen an seiner Stelle die Worte.",
  "This drawing is larger than 1 MB and was left out: save it as PNG and bring it again.":
    "Diese Zeichnung ist größer als 1\u00a0MB und wurde weggelassen: Speichere sie als PNG und bring sie noch einmal.",
  "This picture is cut off or damaged and was left out: save it again. Texts say its words in its place.":
    "Dieses Bild ist abgeschnitten oder beschädigt und wurde weggelassen: Speichere es noch einmal. In Texten stehen an seiner Stelle die Worte.",
  "With this file the pictures and sounds are more than 100 MB together, so it was left out: bring them in several files.":
    "Mit dieser Datei wären Bilder und Töne zusammen größer als 100\u00a0MB, deshalb wurde sie weggelassen: Bring sie in mehreren Dateien.",
  "The list of pictures and sounds is missing or damaged, so they come as words only. Export the deck again.":
    "Das Verzeichnis der Bilder und Töne fehlt oder ist beschädigt, deshalb kommen nur Worte. Exportiere den Stapel noch einmal.",

  // Anki.
  "Only the first {1} were read. Export the deck in parts to bring in the rest.":
    "Nur die ersten {1} wurden gelesen. Exportiere den Stapel in Teilen, um den Rest zu bringen.",
  "The file is damaged here: what comes after could not be read. Check the collection in Anki and export it again.":
    "Die Datei ist hier beschädigt: Was danach kommt, war nicht lesbar. Prüfe die Sammlung in Anki und exportiere sie noch einmal.",
  "The list of note types is missing or damaged, so no note can be shown as a card. Check the collection in Anki and export it again.":
    "Die Liste der Notiztypen fehlt oder ist beschädigt, deshalb lässt sich keine Notiz als Karte zeigen. Prüfe die Sammlung in Anki und exportiere sie noch einmal.",
  "The list of decks is missing or damaged: cards come without their decks.":
    "Die Liste der Stapel fehlt oder ist beschädigt: Karten kommen ohne ihren Stapel.",
  "This note is longer than any note can be. It was left out.": "Diese Notiz ist länger, als eine Notiz sein kann. Sie wurde weggelassen.",
  "Some of this part of the file is damaged, so some may be missing. Check the collection in Anki and export it again.":
    "Dieser Teil der Datei ist zum Teil beschädigt, es kann etwas fehlen. Prüfe die Sammlung in Anki und exportiere sie noch einmal.",
  "This package was made by a newer Anki than is understood. Export it with “Support older Anki versions”.":
    "Dieses Paket stammt aus einem neueren Anki, als hier verstanden wird. Exportiere es mit der Option für ältere Anki-Versionen.",
  "There is no Anki collection in this file. In Anki choose File, Export, and “Anki Deck Package”.":
    "In dieser Datei ist keine Anki-Sammlung. Wähle in Anki Datei, Exportieren und das Anki-Stapelpaket.",
  "The collection is missing: only a note that asks for a newer Anki is there. Export the deck again.":
    "Die Sammlung fehlt: Da ist nur eine Notiz, die ein neueres Anki verlangt. Exportiere den Stapel noch einmal.",
  "A template of it is broken, so its cards show their first field on the front and the others on the back.":
    "Eine Vorlage davon ist fehlerhaft, deshalb steht vorn das erste Feld und hinten stehen die anderen.",
  "The collection in this file is damaged or is none of Anki. In Anki choose Tools, Check Database, and export the deck again.":
    "Die Sammlung in dieser Datei ist beschädigt oder nicht von Anki. Wähle in Anki Extras, Datenbank prüfen, und exportiere den Stapel noch einmal.",
  "Left out: {1}.": "Weggelassen: {1}.",
  "This card is longer than any card can be. It was left out.": "Diese Karte ist länger, als eine Karte sein kann. Sie wurde weggelassen.",
  "A hint that shows only when it is asked for was left out.": "Ein Tipp, der nur auf Wunsch erscheint, wurde weggelassen.",
  "Nothing is on the front of this card. It was left out.": "Die Vorderseite dieser Karte ist leer. Sie wurde weggelassen.",
  "The text has no gap of this number. The card was left out.": "Der Text hat keine Lücke mit dieser Nummer. Die Karte wurde weggelassen.",
  "Its note type has no template for this card. It was left out.": "Der Notiztyp hat keine Vorlage für diese Karte. Sie wurde weggelassen.",
  "The field “{1}” is on no card of the note type “{2}” and was left out.":
    "Das Feld „{1}“ steht auf keiner Karte des Notiztyps „{2}“ und wurde weggelassen.",
  "Only the first {1} cards of this note were read.": "Nur die ersten {1} Karten dieser Notiz wurden gelesen.",
  "There is more in this deck than can be read at once. Export it in parts to bring in the rest.":
    "In diesem Stapel ist mehr, als auf einmal gelesen werden kann. Exportiere ihn in Teilen, um den Rest zu bringen.",
  "Its note type is not in the file. It was left out.": "Der Notiztyp ist nicht in der Datei. Sie wurde weggelassen.",
  "This is a picture with covered parts (image occlusion), which cannot be asked here. It was left out.":
    "Das ist ein Bild mit verdeckten Stellen, nach denen sich hier nicht fragen lässt. Es wurde weggelassen.",
  "This part of the file is damaged. Export it again.": "Dieser Teil der Datei ist beschädigt. Exportiere sie noch einmal.",
  "This part of the file unpacks to far more than a deck holds. It was not read.":
    "Dieser Teil der Datei ist entpackt weit größer als ein Stapel. Er wurde nicht gelesen.",

  // Tables and lists.
  "A quotation mark opens here and does not close, or something stands behind it. Write two quotation marks where one is meant.":
    "Hier öffnet ein Anführungszeichen und schließt nicht, oder es steht etwas dahinter. Schreibe zwei, wo eins gemeint ist.",
  "A quotation mark opens a cell here and does not close: this line was left out. Close it, or write two quotation marks where one is meant.":
    "Hier öffnet ein Anführungszeichen ein Feld und schließt nicht: Diese Zeile wurde weggelassen. Schließe es oder schreibe zwei, wo eins gemeint ist.",
  "Quotation marks stand in the middle of a cell here: they were taken as they stand. Write two where one is meant.":
    "Hier stehen Anführungszeichen mitten in einem Feld: Sie wurden übernommen, wie sie stehen. Schreibe zwei, wo eins gemeint ist.",
  "This line is a comment: it was passed over.": "Diese Zeile ist eine Anmerkung: Sie wurde übergangen.",
  "This line begins with # and is a comment: it was passed over.":
    "Diese Zeile beginnt mit # und ist eine Anmerkung: Sie wurde übergangen.",
  "This is not a text: it holds bytes that no text has. Save the table as CSV in UTF-8, or give the .xlsx file itself.":
    "Das ist kein Text: Darin steht etwas, das in keinem Text steht. Speichere die Tabelle als CSV in UTF-8 oder nimm die .xlsx-Datei selbst.",
  "Only the first {1} lines were read. Split the file to bring the rest.":
    "Nur die ersten {1} Zeilen wurden gelesen. Teile die Datei auf, um den Rest zu bringen.",
  "A line has {1} cells: only the first {2} columns were looked at.":
    "Eine Zeile hat {1} Felder: Nur die ersten {2} Spalten wurden angesehen.",
  "Nothing here divides one cell from the next. Put a tab, a comma or a semicolon between front and back, one row a line.":
    "Hier trennt nichts ein Feld vom nächsten. Setze Tabulator, Komma oder Semikolon zwischen Vorder- und Rückseite, eine Karte je Zeile.",
  "Nothing says what this line is about: it was left out.": "Es steht nicht da, wovon diese Zeile handelt: Sie wurde weggelassen.",
  "Nothing is said of the subject: this line was left out.": "Darüber wird nichts gesagt: Diese Zeile wurde weggelassen.",
  "Nothing says what kind of fact this is: fill in the column of relations, or give the column of objects a name.":
    "Es steht nicht da, welche Faktenart das ist: Fülle die Spalte der Beziehungen aus oder gib der Spalte mit den Angaben einen Namen.",
  "Cell {1} has more than a million letters: this line was left out.":
    "Feld {1} hat mehr als eine Million Buchstaben: Diese Zeile wurde weggelassen.",
  "A sign here is no letter (a zero byte): this line was left out. Save the file as UTF-8.":
    "Ein Zeichen hier ist kein Buchstabe: Diese Zeile wurde weggelassen. Speichere die Datei als UTF-8.",
  "A sign here is no letter (a zero byte): it was left out.": "Ein Zeichen hier ist kein Buchstabe: Es wurde weggelassen.",
  "This was not kept: {1}.": "Das wurde nicht übernommen: {1}.",
  "A letter here is broken and shows as “�”: save the file as UTF-8, or mend it by hand.":
    "Ein Buchstabe hier ist kaputt und erscheint als „�“: Speichere die Datei als UTF-8 oder berichtige ihn von Hand.",
  "This is an old .xls file, or one that is locked with a password. Open it in a spreadsheet and save it as .xlsx without a password.":
    "Das ist eine alte .xls-Datei oder eine mit Passwort. Öffne sie in einer Tabellenkalkulation und speichere sie als .xlsx ohne Passwort.",
  "The workbook names this sheet, but it is not in the file.": "Die Mappe nennt dieses Blatt, aber es ist nicht in der Datei.",
  "This sheet was not read: only the first with rows, “{1}”, was. Save it as a file of its own to bring it too.":
    "Dieses Blatt wurde nicht gelesen, nur das erste mit Zeilen: „{1}“. Speichere es als eigene Datei, um es auch zu bringen.",
  "What a formula last showed was taken as text: {1}.": "Was eine Formel zuletzt zeigte, wurde als Text genommen: {1}.",
  "A formula that shows nothing was left empty: {1}. Open the file in a spreadsheet, save it and try again.":
    "Eine Formel, die nichts zeigt, blieb leer: {1}. Öffne die Datei in einer Tabellenkalkulation, speichere sie und versuche es noch einmal.",
  "A cell that shows an error was left empty: {1}.": "Ein Feld, das einen Fehler zeigt, blieb leer: {1}.",
  "Only the first {1} columns were looked at.": "Nur die ersten {1} Spalten wurden angesehen.",
  "This is not an .xlsx file: it has no workbook in it. Save the table as .xlsx or .csv.":
    "Das ist keine .xlsx-Datei: Darin ist keine Mappe. Speichere die Tabelle als .xlsx oder .csv.",

  // Question banks in text: Aiken, GIFT, Markdown.
  "This is not a text file. Save the questions as plain text.": "Das ist keine Textdatei. Speichere die Fragen als reinen Text.",
  "This is not a text file. Export the questions as GIFT, or save them as plain text.":
    "Das ist keine Textdatei. Exportiere die Fragen als GIFT oder speichere sie als reinen Text.",
  "This is not text in UTF-8: save the file as UTF-8.": "Das ist kein Text in UTF-8: Speichere die Datei als UTF-8.",
  "These answers have no question before them: they were left out.": "Vor diesen Antworten steht keine Frage: Sie wurden weggelassen.",
  "This question has fewer than two answers. Begin each with a letter: A. B. C. The question was left out.":
    "Diese Frage hat weniger als zwei Antworten. Beginne jede mit einem Buchstaben: A. B. C. Die Frage wurde weggelassen.",
  "There is no answer {1} here: the question was left out.": "Eine Antwort {1} gibt es hier nicht: Die Frage wurde weggelassen.",
  "No line like ANSWER: A ends this question: it was left out.":
    "Am Ende dieser Frage fehlt eine Zeile wie ANSWER: A. Sie wurde weggelassen.",
  "No lettered answers follow this text: “{1}”. It was left out.":
    "Auf diesen Text folgen keine Antworten mit Buchstaben: „{1}“. Er wurde weggelassen.",
  "There is only one answer to choose from: the question was left out.": "Es steht nur eine Antwort zur Wahl: Die Frage wurde weggelassen.",
  "No pair says what belongs together: the question was left out.": "Kein Paar sagt, was zusammengehört: Die Frage wurde weggelassen.",
  "What is said to every other number was left out.": "Was zu jeder anderen Zahl gesagt wird, wurde weggelassen.",
  "There are fewer than two things to put in order: the question was left out.":
    "Es gibt weniger als zwei Dinge zum Ordnen: Die Frage wurde weggelassen.",
  "A pair to be matched has no “->” between its sides: the question was left out.":
    "Einem Paar fehlt das „->“ zwischen seinen Seiten: Die Frage wurde weggelassen.",
  "This text asks nothing, as no answers in { } follow: “{1}”. It was left out.":
    "Dieser Text fragt nichts, da keine Antworten in { } folgen: „{1}“. Er wurde weggelassen.",
  "The answers that begin with { are not closed with } before the next empty line: the question was left out.":
    "Die Antworten nach { werden vor der nächsten leeren Zeile nicht mit } geschlossen: Die Frage wurde weggelassen.",
  "A } stands here without its {. Write \\} where the sign itself is meant. The question was left out.":
    "Hier steht } ohne {. Schreibe \\}, wo das Zeichen selbst gemeint ist. Die Frage wurde weggelassen.",
  "There is more than one pair of braces here. Leave an empty line between questions, and write \\{ and \\} where the signs themselves are meant. The question was left out.":
    "Hier steht mehr als ein Paar geschweifter Klammern. Lass zwischen Fragen eine Zeile leer und schreibe \\{ und \\}, wo die Zeichen selbst gemeint sind. Die Frage wurde weggelassen.",
  "The answers have no question before them: it was left out.": "Vor den Antworten steht keine Frage: Das wurde weggelassen.",
  "This question has no answer: write “A: …” below it, or a list with the right answers ticked.":
    "Diese Frage hat keine Antwort: Schreibe „A: …“ darunter oder eine Liste, in der die richtigen angekreuzt sind.",
  "No answer is ticked as right: put an x in its box.": "Keine Antwort ist als richtig angekreuzt: Setze ein x in ihr Kästchen.",
  "Nothing is asked here.": "Hier wird nichts gefragt.",
  "No card and no question stands here: it was passed over.": "Hier steht weder Karte noch Frage: Das wurde übergangen.",
  "Pictures and sounds lie in files beside this one: only their words were kept.":
    "Bilder und Töne liegen in Dateien neben dieser: Nur ihre Worte wurden übernommen.",
  "Only the lines up to here were read. Split the file to bring the rest.":
    "Nur die Zeilen bis hierher wurden gelesen. Teile die Datei auf, um den Rest zu bringen.",

  // Moodle and QTI.
  "This is not a file of questions from Moodle: it begins with <{1}>, not with <quiz>.":
    "Das ist keine Fragendatei von Moodle: Sie beginnt mit <{1}>, nicht mit <quiz>.",
  "Part of the points for every other number was left out.": "Teilpunkte für jede andere Zahl wurden weggelassen.",
  "Gap {1} has fewer than two words to choose from: it was left out.":
    "Bei Lücke {1} stehen weniger als zwei Wörter zur Wahl: Sie wurde weggelassen.",
  "Files that were left out: {1}.": "Weggelassene Dateien: {1}.",
  "Only the unit {1} was kept, not {2}.": "Nur die Einheit {1} wurde übernommen, nicht {2}.",
  "The question has no text: it was left out.": "Die Frage hat keinen Text: Sie wurde weggelassen.",
  "An answer takes points away ({1} %). Where one answer is to be chosen, the least is 0 here.":
    "Eine Antwort zieht Punkte ab ({1} %). Wo eine Antwort zu wählen ist, ist hier 0 das Wenigste.",
  "Left out of its texts: {1}.": "Aus den Texten weggelassen: {1}.",
  "It does not say which answer is right, as in a survey.": "Es steht nicht da, welche Antwort richtig ist, wie in einer Umfrage.",
  "Some answers take points off: here they are worth nothing.": "Einige Antworten ziehen Punkte ab: Hier zählen sie nichts.",
  "Several different answers are right: only the first of them was kept.":
    "Mehrere verschiedene Antworten sind richtig: Nur die erste wurde übernommen.",
  "It has nothing to choose from.": "Es gibt nichts zur Auswahl.",
  "Some things to put in order have no place in the right order, and were left out.":
    "Einiges zum Ordnen hat keinen Platz in der richtigen Reihenfolge und wurde weggelassen.",
  "Something in it has no counterpart here and was left out: a film.": "Etwas darin gibt es hier nicht, es wurde weggelassen: ein Film.",
  "Something in it has no counterpart here and was left out: {1}.": "Etwas darin gibt es hier nicht, es wurde weggelassen: {1}.",
  "A hint that learners may ask for was left out.": "Ein Tipp auf Wunsch wurde weggelassen.",
  "A part of it lies in another file that it includes, which is not read. Put it into the item itself.":
    "Ein Teil davon liegt in einer eingebundenen Datei, die nicht gelesen wird. Setze ihn in die Aufgabe selbst.",
  "Its pairs are worth different points: here each counts the same.": "Die Paare zählen verschieden viel: Hier zählt jedes gleich.",
  "Some things to match fit nothing, and were left out.": "Einiges zum Zuordnen passt zu nichts und wurde weggelassen.",
  "Several things fit several others: each became a question of its own.": "Mehreres passt zu mehrerem: Aus jedem wurde eine eigene Frage.",
  "It does not have the two lists that are to be matched.": "Die beiden Listen zum Zuordnen fehlen.",
  "One thing belongs to several others, which has no counterpart here.": "Eins gehört zu mehreren anderen, das gibt es hier nicht.",
  "Nothing goes in some of its gaps.": "In einige Lücken gehört nichts.",
  "Some of its feedback is shown under conditions that have no counterpart here, and was left out.":
    "Manche Rückmeldungen erscheinen unter Bedingungen, die es hier nicht gibt, und wurden weggelassen.",
  "The text “{1}” that belongs to it is not in the file.": "Der Text „{1}“, der dazugehört, ist nicht in der Datei.",
  "The text “{1}” that belongs to it is too long to stand above a question, and was left out.":
    "Der Text „{1}“, der dazugehört, ist zu lang, um über einer Frage zu stehen, und wurde weggelassen.",
  "It has no content. It was left out.": "Sie hat keinen Inhalt. Sie wurde weggelassen.",
  "Its numbers or words are drawn anew for every learner, which has no counterpart here. It was left out.":
    "Ihre Zahlen oder Wörter werden für alle neu gezogen, das gibt es hier nicht. Sie wurde weggelassen.",
  "It asks nothing: it holds only a text. It was left out.": "Sie fragt nichts: Sie hat nur einen Text. Sie wurde weggelassen.",
  "It asks more than {1} things at once. It was left out: split it into several items.":
    "Sie fragt mehr als {1} Dinge auf einmal. Sie wurde weggelassen: Teile sie in mehrere Aufgaben.",
  "It asks many things about a very long text, which would stand above each of them. It was left out: split it into several items.":
    "Sie fragt vieles zu einem sehr langen Text, der über jeder Frage stünde. Sie wurde weggelassen: Teile sie in mehrere Aufgaben.",
  "It is made to change while it is answered: only its question and its key were kept.":
    "Sie ändert sich beim Beantworten: Nur Frage und Lösung wurden übernommen.",
  "This file is named in the package and is not in it.": "Diese Datei wird im Paket genannt und ist nicht darin.",
  "There is no question in this package.": "In diesem Paket ist keine Frage.",
  "This is a test that only names the files of its questions. Import the whole package (a .zip with imsmanifest.xml).":
    "Das ist ein Test, der nur die Dateien seiner Fragen nennt. Bring das ganze Paket (eine .zip mit imsmanifest.xml).",
  "This is a part of a test that only names the files of its questions. Import the whole package (a .zip with imsmanifest.xml).":
    "Das ist ein Teil eines Tests, der nur die Dateien seiner Fragen nennt. Bring das ganze Paket (eine .zip mit imsmanifest.xml).",
  "This is a text that questions are about, without the questions. Import the whole package (a .zip with imsmanifest.xml).":
    "Das ist ein Text, um den es in Fragen geht, ohne die Fragen. Bring das ganze Paket (eine .zip mit imsmanifest.xml).",
  "This is the list of a package, without its files. Import the whole package (a .zip with imsmanifest.xml).":
    "Das ist das Verzeichnis eines Pakets ohne seine Dateien. Bring das ganze Paket (eine .zip mit imsmanifest.xml).",
  "This is QTI 1, which is not read here. Export it again as QTI 2.1, 2.2 or 3.0, or as Moodle XML.":
    "Das ist QTI 1, das hier nicht gelesen wird. Exportiere es noch einmal als QTI 2.1, 2.2 oder 3.0 oder als Moodle XML.",
  "This is not a question in QTI 2.1, 2.2 or 3.0.": "Das ist keine Frage in QTI 2.1, 2.2 oder 3.0.",
  "This package has no list of its files (imsmanifest.xml): every question that was found in it was read.":
    "Diesem Paket fehlt das Verzeichnis seiner Dateien (imsmanifest.xml): Jede Frage, die sich darin fand, wurde gelesen.",
  "A number may be further off to one side than to the other: the larger of the two was taken for both.":
    "Eine Zahl darf nach einer Seite weiter abweichen als nach der anderen: Für beide gilt die größere Abweichung.",
  "It also takes answers that have some words in them, or follow a pattern: only whole answers were kept.":
    "Es gelten auch Antworten mit bestimmten Wörtern oder nach einem Muster: Nur ganze Antworten wurden übernommen.",

  // What becomes of a line.
  "The same as {1}.": "Dasselbe wie {1}.",
  "It has the id of {1}.": "Dieselbe Kennung wie {1}.",
  "This set makes it from its facts.": "Diese Sammlung macht es aus ihren Fakten.",
  "This file has formulas, pictures or letters in bold. From now on signs like * and ~ mean something in this set: look over what it held before.":
    "In dieser Datei sind Formeln, Bilder oder fette Buchstaben. Ab jetzt bedeuten Zeichen wie * und ~ in dieser Sammlung etwas: Sieh durch, was vorher darin stand.",
  "A date is needed here, as 2025-03-12.": "Hier ist ein Datum nötig, wie 2025-03-12.",
  "A number is needed here.": "Hier ist eine Zahl nötig.",
  "Make this shorter: {1} letters at most.": "Kürze das: höchstens {1} Buchstaben.",
  "The back is longer than {1} letters.": "Die Rückseite ist länger als {1} Buchstaben.",
  "Nothing says what this is about.": "Es steht nicht da, worum es geht.",
  "Nothing says what kind of fact this is.": "Es steht nicht da, welche Faktenart das ist.",
  "Nothing is said of it.": "Darüber wird nichts gesagt.",
  "This is too long for a fact.": "Das ist zu lang für einen Fakt.",
  "The right answer is only a star: any answer would be right.": "Die richtige Antwort ist nur ein Stern: Jede Antwort wäre richtig.",
  "No number is marked as right.": "Keine Zahl ist als richtig gekennzeichnet.",
  "There is nothing to put in order.": "Es gibt nichts zu ordnen.",
  "Two of the things to put in order are alike.": "Zwei der Dinge zum Ordnen sind gleich.",
  "Two of the things on the left are alike.": "Zwei der Dinge auf der linken Seite sind gleich.",
  "There is nothing to match.": "Es gibt nichts zuzuordnen.",
  "This is to be answered in one’s own words, and the file says nothing of what a good answer is.":
    "Das ist in eigenen Worten zu beantworten, und die Datei sagt nicht, was eine gute Antwort ist.",
  "The question is longer than {1} letters.": "Die Frage ist länger als {1} Buchstaben.",
  "An answer is longer than {1} letters.": "Eine Antwort ist länger als {1} Buchstaben.",
  "Nothing goes in the gap.": "In die Lücke gehört nichts.",
  "There are {1} gaps here in place of one.": "Hier sind {1} Lücken statt einer.",
  "It was left out.": "Das wurde weggelassen.",
  "The question was left out.": "Die Frage wurde weggelassen.",

  // XML.
  "This file says that its text is encoded as {1}, which cannot be read here. Save it as UTF-8.":
    "Diese Datei gibt als Kodierung {1} an, die hier nicht lesbar ist. Speichere sie als UTF-8.",
  "This file should be UTF-8, but is not. It was read as Windows-1252: look whether accents and quotation marks are right.":
    "Diese Datei sollte UTF-8 sein und ist es nicht. Sie wurde als Windows-1252 gelesen: Prüfe, ob Umlaute, Akzente und Anführungszeichen stimmen.",
  "Some characters of this file are not {1}, as it says: they are shown as �.":
    "Einige Zeichen dieser Datei sind nicht {1}, wie sie angibt: Sie erscheinen als �.",
  "Control characters, which no text should have, were left out.": "Steuerzeichen, die in keinen Text gehören, wurden weggelassen.",
  "This file begins with a DOCTYPE, which can make a program read other files or use up its memory, and is not read here. Open it in a text editor, delete the part that begins with <!DOCTYPE, and try again.":
    "Diese Datei beginnt mit einem DOCTYPE, der ein Programm dazu bringen kann, andere Dateien zu lesen oder seinen Speicher zu füllen, und wird hier nicht gelesen. Öffne sie in einem Texteditor, lösche den Teil ab <!DOCTYPE und versuche es noch einmal.",
  "Elements stand more than {1} deep in each other here. Nothing that people make is so: the file is not read.":
    "Hier stehen mehr als {1} Elemente ineinander. So etwas macht kein Mensch: Die Datei wird nicht gelesen.",
  "This file holds more elements than can be read at once. Split it into several files.":
    "Diese Datei hat mehr Elemente, als auf einmal gelesen werden können. Teile sie in mehrere Dateien.",
  "This file holds more text than can be read at once. Split it into several files.":
    "Diese Datei hat mehr Text, als auf einmal gelesen werden kann. Teile sie in mehrere Dateien.",
  "The file breaks off here: it may not have been saved or downloaded to its end, or a sign & that belongs to a text is not written &amp; further up.":
    "Die Datei bricht hier ab: Vielleicht wurde sie nicht bis zum Ende gespeichert oder geladen, oder weiter oben ist ein & im Text nicht als &amp; geschrieben.",
  "A character is written here by a number that stands for no character of a text. Delete it and try again.":
    "Hier steht ein Zeichen als Zahl, die für kein Zeichen eines Texts steht. Lösche sie und versuche es noch einmal.",
  "A character is written here by a name that XML does not know, like &nbsp;. It was left as it is written.":
    "Hier steht ein Zeichen mit einem Namen, den XML nicht kennt, wie &nbsp;. Es blieb, wie es geschrieben ist.",
  "This is not correct XML ({1}). Signs like < and & that belong to a text must be written &lt; and &amp;.":
    "Das ist kein richtiges XML ({1}). Zeichen wie < und & im Text müssen als &lt; und &amp; geschrieben werden.",

  "Give 0 to {1} points.": "Gib 0 bis {1} Punkte.",
  "It is still used by {1}. Change or take these out first.": "Es wird noch gebraucht: {1}. Ändere das erst oder nimm es heraus.",

  // Fact sets as files, and what a form of facts may say of them.
  "It ends ({1}) before it begins ({2}): put the earlier day first.":
    "Es endet ({1}), bevor es beginnt ({2}): Setze den früheren Tag zuerst.",
  'The id "{1}" is taken by {2}: give each its own.': "Die Kennung {1} ist schon vergeben, an {2}: Gib jedem eine eigene.",
  "The text of the source has {1} signs and ends before {2}: count again (UTF-16).":
    "Der Text der Quelle hat {1} Zeichen und endet vor {2}: Zähle noch einmal (UTF-16).",
  "The end ({1}) is not after the start ({2}): mark at least one sign.":
    "Das Ende ({1}) liegt nicht nach dem Anfang ({2}): Markiere mindestens ein Zeichen.",
  "A mark begins or ends inside a sign: move it by one.": "Eine Markierung beginnt oder endet in einem Zeichen: Verschiebe sie um eins.",
  "Say whose list is complete: give either subject or object.": "Sag, wessen Liste vollständig ist.",
  "These facts would replace one another in a circle: {1}. Take one replacedBy out.":
    "Diese Fakten würden einander im Kreis ersetzen: {1}. Nimm eine Ersetzung heraus.",
  "An id has lower-case letters, digits and . _ : - only, and begins with a letter or digit.":
    "Eine Kennung hat nur Kleinbuchstaben, Ziffern und . _ : - und beginnt mit einem Buchstaben oder einer Ziffer.",
  "Write something here.": "Schreibe hier etwas.",
  "Write the date as YYYY-MM-DD.": "Schreibe das Datum als JJJJ-MM-TT.",
  "Give the words of a source that say so.": "Gib die Worte einer Quelle an, in denen das steht.",
  "A slug has lower-case letters, digits and hyphens only, and begins with a letter or digit.":
    "Ein Kurzname hat nur Kleinbuchstaben, Ziffern und Bindestriche und beginnt mit einem Buchstaben oder einer Ziffer.",
  "Write the language as a tag: en, de, pt-BR.": "Schreibe die Sprache als Kürzel: en, de, pt-BR.",
  "This is too long: {1} signs at most.": "Das ist zu lang: höchstens {1} Zeichen.",
  "The list is too long: {1} at most.": "Die Liste ist zu lang: höchstens {1}.",
  "Give at most {1}.": "Gib höchstens {1} an.",
  "Give at least {1}.": "Gib mindestens {1} an.",
  "This is empty: write something here.": "Das ist leer: Schreibe hier etwas.",
  "This is missing: add it.": "Das fehlt: Füge es hinzu.",
  "Nothing of this name belongs here: check its spelling, or take it out.":
    "Etwas mit diesem Namen gehört nicht hierher: Prüfe die Schreibung oder nimm es heraus.",
  "Nothing of this name belongs here: take it out.": "Etwas mit diesem Namen gehört nicht hierher: Nimm es heraus.",
  "This name cannot be used here: check its spelling.": "Dieser Name geht hier nicht: Prüfe die Schreibung.",
  "There are {1} more problems: mend these first.": "Es gibt noch {1} weitere Hinweise: Berichtige erst diese.",
  "This is no fact set: the file holds one object { … } with the field format.":
    "Das ist keine Sammlung: Die Datei enthält ein Objekt { … } mit dem Feld format.",
  "The file breaks off here: it seems to be cut off. Get the whole file again.":
    "Die Datei bricht hier ab: Sie scheint abgeschnitten. Hole die ganze Datei noch einmal.",
  "This is not JSON: look for a comma, a bracket or a quotation mark that is missing or too many.":
    "Das ist kein JSON: Suche ein Komma, eine Klammer oder ein Anführungszeichen, das fehlt oder zu viel ist.",
  "There is half a sign here (a lone surrogate): write the sign again, or take it out.":
    "Hier steht ein halbes Zeichen: Schreibe es noch einmal oder nimm es heraus.",
  "There is a control sign here: take it out.": "Hier steht ein Steuerzeichen: Nimm es heraus.",
  "There is an invisible sign here: write the text again without it.": "Hier steht ein unsichtbares Zeichen: Schreibe den Text ohne es.",
  "This is nested too deep: {1} levels at most.": "Das ist zu tief verschachtelt: höchstens {1} Ebenen.",
  "Nothing is right here: name the right answer.": "Hier ist nichts richtig: Nenne die richtige Antwort.",
  "The right answer is not among the options.": "Die richtige Antwort ist nicht unter den Antworten zur Wahl.",
};
