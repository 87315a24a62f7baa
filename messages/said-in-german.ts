import { saidOfImports } from "./imports-in-german";
import { saidOfQuestions } from "./rules-in-german";

/**
 * What lib and the server say to people, by the English sentence that they say. Gaps are numbers: what stands in them comes as it is. A
 * sentence without a line here is shown in English; messages/said.test.ts says which there are.
 */
export const said: Readonly<Record<string, string>> = {
  // Answers and quizzes.
  "Another answer was stored under this key.": "Unter diesem Schlüssel ist schon eine andere Antwort gespeichert.",
  "This question is answered: the first answer counts.": "Diese Frage ist beantwortet: Die erste Antwort zählt.",
  "Another answer was stored under this sequence.": "Unter dieser Nummer ist schon eine andere Antwort gespeichert.",
  "This quiz is handed in.": "Dieses Quiz ist abgegeben.",
  "The class has gone on: this question is closed. What was stored before stays.":
    "Die Klasse ist weiter: Diese Frage ist geschlossen. Was vorher gespeichert wurde, bleibt.",
  "Time was up at {1}, before this answer was given. It was not stored.":
    "Die Zeit war um {1} zu Ende, bevor diese Antwort gegeben wurde. Sie wurde nicht gespeichert.",
  "This question has nothing to turn over.": "Bei dieser Frage gibt es nichts umzudrehen.",
  "Another text was stored under this key.": "Unter diesem Schlüssel ist schon ein anderer Text gespeichert.",
  "None of the questions of this quiz can be asked any more.": "Keine Frage dieses Quiz kann noch gestellt werden.",
  "No question fits this choice. Take more topics or more kinds of question.":
    "Zu dieser Auswahl passt keine Frage. Nimm mehr Themen oder mehr Fragearten dazu.",
  "Hand this quiz in first.": "Gib dieses Quiz zuerst ab.",
  "Your teacher has not shown yet what was right.": "Deine Lehrkraft hat noch nicht gezeigt, was richtig war.",
  "There is nothing left to try again: what you missed can no longer be asked, or you missed nothing.":
    "Es gibt nichts mehr zu wiederholen: Was dir fehlte, kann nicht mehr gefragt werden, oder dir fehlte nichts.",
  "That is not a number. Write it like 30, 150,000 or 1.5 million.": "Das ist keine Zahl. Schreibe sie wie 30, 150000 oder 1.5 million.",
  "The answer is {1} characters long. {2} is the most.": "Die Antwort hat {1} Zeichen. Höchstens {2} sind möglich.",
  "The answer holds half of a character (a lone surrogate). Type it again.":
    "In der Antwort steht ein halbes Zeichen. Tippe sie noch einmal.",
  "The answer holds a control character. Type it again.": "In der Antwort steht ein Steuerzeichen. Tippe sie noch einmal.",
  "Put all {1} in order.": "Ordne alle {1}.",
  "Nobody is signed in here any more. What you answered is kept on your device: sign in and it is sent.":
    "Hier ist niemand mehr angemeldet. Deine Antworten liegen auf deinem Gerät: Melde dich an, dann werden sie gesendet.",
  "There is nothing at this address, or it is not yours.": "Unter dieser Adresse ist nichts, oder es gehört dir nicht.",
  "Something went wrong here. Nothing is lost: it is sent again.":
    "Hier ist etwas schiefgegangen. Nichts ist verloren: Es wird noch einmal gesendet.",
  // Practice and own cards.
  "There is nothing to practise yet. Take a quiz, or choose a set in your plan.":
    "Es gibt noch nichts zu üben. Mach ein Quiz, oder wähle in deinem Plan eine Sammlung.",
  "Choose from 1 to {1} minutes.": "Wähle zwischen 1 und {1} Minuten.",
  "An answer to a quiz cannot be taken back.": "Eine Antwort in einem Quiz lässt sich nicht zurücknehmen.",
  "Make it shorter: {1} letters at most.": "Kürze es: höchstens {1} Buchstaben.",
  "Write what is asked.": "Schreibe, was gefragt wird.",
  "Write the answer.": "Schreibe die Antwort.",
  "A tag is empty.": "Ein Schlagwort ist leer.",
  "Give {1} tags at most.": "Gib höchstens {1} Schlagwörter an.",
  "A set holds {1} cards at most. Begin another set.": "Eine Sammlung fasst höchstens {1} Karten. Beginne eine weitere.",
  "Paste a list: one card a line, front and back divided by a tab or a semicolon.":
    "Füge eine Liste ein: eine Karte je Zeile, Vorder- und Rückseite durch Tabulator oder Semikolon getrennt.",
  "Paste {1} lines at a time at most.": "Füge höchstens {1} Zeilen auf einmal ein.",
  "Nothing divides front and back. Put a tab or a semicolon between them.":
    "Nichts trennt Vorder- und Rückseite. Setze einen Tabulator oder ein Semikolon dazwischen.",
  "Nothing divides front and back here. Put {1} between them, as in the other lines.":
    "Nichts trennt hier Vorder- und Rückseite. Setze {1} dazwischen wie in den anderen Zeilen.",
  // Classes.
  "There is no name in this list. Write one name a line.": "In dieser Liste steht kein Name. Schreibe einen Namen je Zeile.",
  "These are {1} names. A class may have {2}: is this the right list?":
    "Das sind {1} Namen. Eine Klasse kann {2} haben: Ist das die richtige Liste?",
  "Line {1} is longer than {2} letters: that is no name.": "Zeile {1} ist länger als {2} Buchstaben: Das ist kein Name.",
  "This pupil is still answering. Give points once the quiz is handed in.":
    "Hier wird noch geantwortet. Gib Punkte, sobald das Quiz abgegeben ist.",
  "Nothing was answered here: there is no answer to mark.": "Hier wurde nichts geantwortet: Es gibt keine Antwort zu bewerten.",
  "Cards and points that pupils tick themselves have no score.": "Karten und Punkte, die Lernende selbst abhaken, werden nicht gewertet.",
  "Say why: the pupil reads it.": "Schreibe, warum: Die Lernenden lesen es.",
  "Say it in 500 characters at most.": "Schreibe höchstens 500 Zeichen.",
  // Quizzes that somebody puts together.
  "Keep one question at least.": "Behalte mindestens eine Frage.",
  "A quiz has {1} questions or fewer.": "Ein Quiz hat höchstens {1} Fragen.",
  "This is not a quiz.": "Das ist kein Quiz.",
  "A question is in the quiz twice.": "Eine Frage steht zweimal im Quiz.",
  // Facts, entries and questions by hand.
  "Give a name.": "Gib einen Namen an.",
  "Give the second one a name.": "Gib dem zweiten einen Namen.",
  "Give the kind of fact a name.": "Gib der Faktenart einen Namen.",
  "Say what the question is about.": "Schreibe, worum es in der Frage geht.",
  "Write the question.": "Schreibe die Frage.",
  "Choose who or what it is.": "Wähle, wer oder was es ist.",
  "Write the words.": "Schreibe die Worte.",
  "Give the first day, like 2025-03-12.": "Gib den ersten Tag an, etwa 2025-03-12.",
  "Give a number, like 150000.": "Gib eine Zahl an, etwa 150000.",
  "Choose where it says so.": "Wähle, wo das steht.",
  "These words are not in “{1}”. Copy them exactly as they stand there.":
    "Diese Worte stehen nicht in „{1}“. Übernimm sie genau so, wie sie dort stehen.",
  "Give the words that say so: a fact rests on a sentence.": "Gib die Worte an, die das sagen: Ein Fakt beruht auf einem Satz.",
  "Choose what kind of fact it is.": "Wähle die Faktenart.",
  "Choose who or what the fact is about.": "Wähle, um wen oder was es in dem Fakt geht.",
  "Choose what such facts are about.": "Wähle, wovon solche Fakten handeln.",
  "Choose what they say of it: a kind of thing, words, a number or a date.":
    "Wähle, was sie darüber sagen: eine Art von Eintrag, Worte, eine Zahl oder ein Datum.",
  "Choose another one to merge with.": "Wähle einen anderen Eintrag zum Zusammenführen.",
  "“{1}” is {2}, and “{3}” is {4}. Only two of one kind can be merged.":
    "„{1}“ und „{3}“ sind von verschiedener Art. Nur Gleichartiges lässt sich zusammenführen.",
  "One of “{1}” and “{2}” is part of the other, or belongs to it. They cannot be the same.":
    "„{1}“ und „{2}“ gehören zueinander: Sie können nicht dasselbe sein.",
  "A fact says something of “{1}” and “{2}” together. Merged, it would be said of itself.":
    "Ein Fakt handelt von „{1}“ und „{2}“ zugleich. Zusammengeführt würde er von sich selbst handeln.",
  "It is no longer there.": "Es ist nicht mehr da.",
  "Give the new one a name of its own.": "Gib dem neuen einen eigenen Namen.",
  "Choose at least one fact that is about the new one.": "Wähle mindestens einen Fakt, der von dem neuen handelt.",
  "One of these facts no longer names it. Load the page again.": "Einer dieser Fakten nennt es nicht mehr. Lade die Seite neu.",
  "This place would lie in itself: {1}. Take one of these steps out.":
    "Dieser Ort läge in sich selbst: {1}. Nimm einen dieser Schritte heraus.",
  "This would belong to itself: {1}. Take one of these steps out.":
    "Das würde zu sich selbst gehören: {1}. Nimm einen dieser Schritte heraus.",
  "Each of these would come before itself: {1}. Take one of these facts out, or say which replaces it.":
    "Jedes davon käme vor sich selbst: {1}. Nimm einen dieser Fakten heraus, oder sag, welcher ihn ersetzt.",
  "Give degrees from -90 to 90, like 48.86; or leave both empty.": "Gib Grade von -90 bis 90 an, etwa 48.86; oder lass beides leer.",
  "Give degrees from -180 to 180, like 2.35; or leave both empty.": "Gib Grade von -180 bis 180 an, etwa 2.35; oder lass beides leer.",
  "This entry was taken out, or merged with another.": "Dieser Eintrag wurde herausgenommen oder mit einem anderen zusammengeführt.",
  "Choose what it is.": "Wähle, was es ist.",
  "Give the words that say so, or your own.": "Gib die Worte an, die das sagen, oder eigene.",
  "Say in what sense it is complete, like “named in the joint statement”.":
    "Sag, in welchem Sinn sie vollständig ist, etwa „in der gemeinsamen Erklärung genannt“.",
  "This fact was taken out. Bring it back first, under “Taken out”.": "Dieser Fakt wurde herausgenommen. Hol ihn zuerst zurück.",
  "“{1}” says that this came of it. Change that fact first.": "„{1}“ sagt, dass dies daraus wurde. Ändere zuerst diesen Fakt.",
  "One of these facts is no longer there. Load the page again.": "Einer dieser Fakten ist nicht mehr da. Lade die Seite neu.",
  "Choose the facts first.": "Wähle zuerst die Fakten.",
  "Choose at most {1} facts at once.": "Wähle höchstens {1} Fakten auf einmal.",
  "Something was changed there since. Undo that first.": "Dort wurde seither etwas geändert. Mach das zuerst rückgängig.",
  "Something later rests on this. Take that out first.": "Etwas Späteres beruht darauf. Nimm das zuerst heraus.",
  "This was undone already.": "Das wurde schon rückgängig gemacht.",
  "This kind of fact was taken out.": "Diese Faktenart wurde herausgenommen.",
  "1 fact or list is still of this kind. Change or take it out first.":
    "1 Fakt oder Liste ist noch von dieser Art. Ändere das zuerst, oder nimm es heraus.",
  "{1} facts or lists are still of this kind. Change or take these out first.":
    "{1} Fakten oder Listen sind noch von dieser Art. Ändere sie zuerst, oder nimm sie heraus.",
  "Give the set a name.": "Gib der Sammlung einen Namen.",
  "Give a shorter name: {1} letters at most.": "Gib einen kürzeren Namen an: höchstens {1} Buchstaben.",
  "Write the right answer.": "Schreibe die richtige Antwort.",
  "Write one right answer, or choose “several are right”.": "Schreibe eine richtige Antwort, oder wähle „mehrere sind richtig“.",
  "Write the wrong answers, each on a line of its own.": "Schreibe die falschen Antworten, jede in eine eigene Zeile.",
  "“{1}” cannot be right and wrong.": "„{1}“ kann nicht richtig und falsch sein.",
  "Say how far off is still right: a number, or 0.": "Sag, welche Abweichung noch richtig ist: eine Zahl oder 0.",
  "Say whether the statement is true or false.": "Sag, ob die Aussage wahr oder falsch ist.",
  "Choose how it is answered.": "Wähle, wie geantwortet wird.",
  "The fact of this question was taken out. Bring it back first.": "Der Fakt dieser Frage wurde herausgenommen. Hol ihn zuerst zurück.",
  "How a question is answered stays as it is. Write another question for that.":
    "Wie eine Frage beantwortet wird, bleibt, wie es ist. Schreibe dafür eine neue Frage.",
  "What it rests on has changed. Look at its words first.": "Worauf sie beruht, hat sich geändert. Sieh dir zuerst ihren Wortlaut an.",
  "You wrote this question: nothing generates it.": "Diese Frage hast du geschrieben: Nichts erzeugt sie.",
  // Reports of wrong questions, and marking again.
  "The right answer is no name that could have another: correct the fact instead.":
    "Die richtige Antwort ist kein Name, der einen anderen haben könnte: Berichtige stattdessen den Fakt.",
  "A name has 1 to 200 characters.": "Ein Name hat 1 bis 200 Zeichen.",
  "“{1}” is the name of something else in this set.": "„{1}“ heißt in dieser Sammlung schon etwas anderes.",
  "This value was right at its time: nothing is marked again.": "Dieser Wert war zu seiner Zeit richtig: Nichts wird neu bewertet.",
  "Something changed since you looked. Nothing was marked again: look at the new numbers first.":
    "Seit du nachgesehen hast, hat sich etwas geändert. Nichts wurde neu bewertet: Sieh dir zuerst die neuen Zahlen an.",
  "This choice changes no mark.": "Diese Auswahl ändert keine Bewertung.",
  // Articles.
  "Paste the text of the article, or choose a file.": "Füge den Text des Artikels ein, oder wähle eine Datei.",
  "This text has {1} characters. At most {2} are read: paste a part of it.":
    "Dieser Text hat {1} Zeichen. Höchstens {2} werden gelesen: Füge einen Teil davon ein.",
  "This is not a text: it holds signs that no text has. Save it as a text file, or copy the words from the page.":
    "Das ist kein Text: Darin stehen Zeichen, die kein Text hat. Speichere ihn als Textdatei, oder kopiere die Worte von der Seite.",
  "Some signs of this text could not be read. Save the file as UTF-8, or copy the words from the page.":
    "Einige Zeichen dieses Texts waren nicht lesbar. Speichere die Datei als UTF-8, oder kopiere die Worte von der Seite.",
  "Give the whole address, beginning with https://, or leave it empty.": "Gib die ganze Adresse mit https:// an, oder lass das Feld leer.",
  "At most {1} characters.": "Höchstens {1} Zeichen.",
  "Give the day it was published: from it the weekdays are worked out.":
    "Gib den Tag der Veröffentlichung an: Danach werden die Wochentage berechnet.",
  "Name who says the one and who says the other: two different ones.": "Nenne, wer das eine und wer das andere sagt: zwei verschiedene.",
  "Say what it was: “talks”, “a meeting of ministers”.": "Sag, was es war: „Gespräche“, „ein Treffen der Ministerinnen und Minister“.",
  "Keep at least one of the fields: when, where or who.": "Behalte mindestens eines der Felder: wann, wo oder wer.",
  "Nobody of this name is known yet: say what it is.": "Dieser Name ist noch nicht bekannt: Sag, was es ist.",
  "Give the day.": "Gib den Tag an.",
  "Say who or what the fact is about.": "Sag, um wen oder was es in dem Fakt geht.",
  "Say who or what it is.": "Sag, wer oder was es ist.",
  "That one is not there any more. Choose another.": "Das ist nicht mehr da. Wähle etwas anderes.",
  "Somebody has changed that since. Open the fact to edit it.": "Das hat seither jemand geändert. Öffne den Fakt, um ihn zu bearbeiten.",
  "There is no text in it. Choose another file, or paste the text of the article.":
    "Darin steht kein Text. Wähle eine andere Datei, oder füge den Text des Artikels ein.",
  "This text has more than {1} characters. Paste the part that you want to teach.":
    "Dieser Text hat mehr als {1} Zeichen. Füge den Teil ein, den du unterrichten willst.",
  "This file is empty. Choose another one, or paste the text of the article.":
    "Diese Datei ist leer. Wähle eine andere, oder füge den Text des Artikels ein.",
  "This file is larger than 10 MB. Save the article alone, or paste its text.":
    "Diese Datei ist größer als 10 MB. Speichere den Artikel allein, oder füge seinen Text ein.",
  "Files of this kind are not read. Save the article as .txt, .md, .html, .docx or .pdf, or paste its text.":
    "Dateien dieser Art werden nicht gelesen. Speichere den Artikel als .txt, .md, .html, .docx oder .pdf, oder füge seinen Text ein.",
  "This is not a text. Save the article as .txt, .docx, .pdf or .html, or paste its text.":
    "Das ist kein Text. Speichere den Artikel als .txt, .docx, .pdf oder .html, oder füge seinen Text ein.",
  "This Word file cannot be read. Open it in Word, save it again as .docx, or paste its text.":
    "Diese Word-Datei ist nicht lesbar. Öffne sie in Word und speichere sie neu als .docx, oder füge ihren Text ein.",
  "This Word file is too large to be read. Paste the part that you need.":
    "Diese Word-Datei ist zu groß. Füge den Teil ein, den du brauchst.",
  "This Word file is protected by a password or is an old .doc file. Save it without a password as .docx, or paste its text.":
    "Diese Word-Datei ist mit einem Passwort geschützt oder eine alte .doc-Datei. Speichere sie ohne Passwort als .docx, oder füge ihren Text ein.",
  "This PDF cannot be read. Open it, copy its text and paste it here.":
    "Dieses PDF ist nicht lesbar. Öffne es, kopiere seinen Text und füge ihn hier ein.",
  "This PDF is protected by a password. Save it without one, or open it, copy its text and paste it here.":
    "Dieses PDF ist mit einem Passwort geschützt. Speichere es ohne, oder öffne es, kopiere seinen Text und füge ihn hier ein.",
  "This PDF has pictures of text, but no text. Run text recognition on it first, or type the part that you need.":
    "Dieses PDF enthält Bilder von Text, aber keinen Text. Lass zuerst eine Texterkennung darüber laufen, oder tippe den Teil ab, den du brauchst.",
  "This PDF has more than {1} pages. Save the pages that you need as a PDF of their own.":
    "Dieses PDF hat mehr als {1} Seiten. Speichere die Seiten, die du brauchst, als eigenes PDF.",
  // Files.
  "This file is empty.": "Diese Datei ist leer.",
  "The file is empty.": "Die Datei ist leer.",
  "The file is empty: there is nothing to bring.": "Die Datei ist leer: Es gibt nichts zu übernehmen.",
  "The table is empty: there is nothing to bring.": "Die Tabelle ist leer: Es gibt nichts zu übernehmen.",
  "This file is larger than 100 MB. Divide it.": "Diese Datei ist größer als 100 MB. Teile sie auf.",
  "These are many files within an hour. Try again later.": "Das sind viele Dateien in einer Stunde. Versuche es später noch einmal.",
  "This is no file of a kind that can be read here. Say what kind it is, if you know.":
    "Diese Art von Datei wird hier nicht gelesen. Sag, was für eine es ist, wenn du es weißt.",
  "Reading this file takes too long. Divide it into smaller ones.": "Das Lesen dieser Datei dauert zu lange. Teile sie in kleinere.",
  "Reading this file takes too much memory. Divide it into smaller ones.":
    "Das Lesen dieser Datei braucht zu viel Speicher. Teile sie in kleinere.",
  "This file could not be read. It may be damaged: save it once more and try again.":
    "Diese Datei war nicht lesbar. Vielleicht ist sie beschädigt: Speichere sie noch einmal, und versuche es wieder.",
  "A set holds {1} facts at most. Divide the file.": "Eine Sammlung fasst höchstens {1} Fakten. Teile die Datei auf.",
  "There is no question in this file that can be read.": "In dieser Datei ist keine Frage, die gelesen werden kann.",
  "The front is empty: this line was left out.": "Die Vorderseite ist leer: Diese Zeile wurde weggelassen.",
  "The back is empty: this line was left out.": "Die Rückseite ist leer: Diese Zeile wurde weggelassen.",
  "The question is empty: this line was left out.": "Die Frage ist leer: Diese Zeile wurde weggelassen.",
  "The answer is empty: this line was left out.": "Die Antwort ist leer: Diese Zeile wurde weggelassen.",
  "No answer is marked as right: the question was left out.": "Keine Antwort ist als richtig gekennzeichnet: Die Frage wurde weggelassen.",
  "No answer is marked as right.": "Keine Antwort ist als richtig gekennzeichnet.",
  "Nothing is asked.": "Es wird nichts gefragt.",
  "The front is empty.": "Die Vorderseite ist leer.",
  "The back is empty.": "Die Rückseite ist leer.",
  "There is nothing to choose from.": "Es gibt nichts zur Auswahl.",
  "This is not a zip file, or its end is missing. Save or download it again.":
    "Das ist keine ZIP-Datei, oder ihr Ende fehlt. Speichere oder lade sie noch einmal.",
  "This file is locked with a password. Save it again without one.": "Diese Datei ist mit einem Passwort gesperrt. Speichere sie ohne.",
  "This file is damaged. Pack or download it again.": "Diese Datei ist beschädigt. Packe oder lade sie noch einmal.",
  "This is not an XML file.": "Das ist keine XML-Datei.",
  "There is no note in this file.": "In dieser Datei ist keine Notiz.",
  ...saidOfImports,
  ...saidOfQuestions,
};
