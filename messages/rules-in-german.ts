/** What the rules for questions say of a wording, by the English sentence, in the form of said-in-german.ts. */
export const saidOfQuestions: Readonly<Record<string, string>> = {
  "A count is right or wrong. Set the tolerance to 0.": "Eine Anzahl ist richtig oder falsch. Setze die Abweichung auf 0.",
  "A day without its year could be of any year. Give the whole date.":
    "Ein Tag ohne Jahr kann in jedem Jahr liegen. Nenne das ganze Datum.",
  "A right option is missing or moves no fact. Give every right option its fact.":
    "Eine richtige Antwort fehlt oder gehört zu keinem Fakt. Gib jeder richtigen Antwort ihren Fakt.",
  "Context and stem have fewer than five words. Say what is asked of what.":
    "Zeile und Frage haben weniger als fünf Wörter. Sag, was wonach gefragt wird.",
  "Fewer than six words stand around the gap. Say more, so that one answer fits.":
    "Um die Lücke stehen weniger als sechs Wörter. Sag mehr, damit eine Antwort passt.",
  "More than three options in five are right. Add wrong ones, or show fewer of the right ones.":
    "Mehr als drei von fünf Antworten sind richtig. Füge falsche hinzu oder zeige weniger richtige.",
  "One option has the number 1 with the unit of many. Take another number.":
    "Bei einer Antwort steht die Zahl 1 mit der Mehrzahl. Nimm eine andere Zahl.",
  "Some options are plural and some are not, and the verb gives it away. Make them alike.":
    "Einige Antworten stehen in der Mehrzahl und einige nicht, und das Verb verrät es. Mache sie gleich.",
  "Some options begin with a capital and some do not. Begin all alike.":
    "Einige Antworten beginnen groß und einige nicht. Beginne alle gleich.",
  "Some options begin with “to …” or “…ing” and some do not. Begin all alike.":
    "Einige Antworten beginnen mit „to …“ oder „…ing“ und einige nicht. Beginne alle gleich.",
  "Some options say always, never, all or only. That gives them away: leave it out.":
    "In einigen Antworten steht always, never, all oder only. Das verrät sie: Lass es weg.",
  "Stem and option both say no. Put one of them positively.": "Frage und Antwort sind beide verneint. Sag eine davon bejahend.",
  "The answer has more than four words. Nobody types that: ask in another format.":
    "Die Antwort hat mehr als vier Wörter. Das tippt niemand: Frage auf andere Art.",
  "The answer stands elsewhere in the sentence. Leave it out there.": "Die Antwort steht an anderer Stelle im Satz. Lass sie dort weg.",
  "The back does not say what the fact says. Put its answer there.":
    "Die Rückseite sagt nicht, was der Fakt sagt. Setze seine Antwort dorthin.",
  "The back has more than 12 words. Answer in fewer.": "Die Rückseite hat mehr als 12 Wörter. Antworte kürzer.",
  "The back is empty. Put the answer there.": "Die Rückseite ist leer. Setze die Antwort dorthin.",
  "The front can be answered with yes or no. Ask for the thing itself.":
    "Die Vorderseite lässt sich mit Ja oder Nein beantworten. Frage nach der Sache selbst.",
  "The front has more than 25 words. Ask in fewer.": "Die Vorderseite hat mehr als 25 Wörter. Frage kürzer.",
  "The gap comes before most of the sentence. Put it towards the end.":
    "Die Lücke steht vor dem größten Teil des Satzes. Setze sie weiter nach hinten.",
  "The gap is the first word. Begin with other words.": "Die Lücke ist das erste Wort. Beginne mit anderen Worten.",
  "The key does not hold every option once. Put each in its place.":
    "In der Lösung steht nicht jede Antwort einmal. Setze jede an ihren Platz.",
  "The options are not in order. Sort numbers and dates, the smallest or earliest first.":
    "Die Antworten sind nicht geordnet. Sortiere Zahlen und Daten, das Kleinste oder Früheste zuerst.",
  "The question does not name two reports and one of its facts. Name both reports by title.":
    "Die Frage nennt nicht zwei Berichte und einen ihrer Fakten. Nenne beide Berichte mit Titel.",
  "The question names a caption, a byline or the furniture of a page. Leave it out.":
    "Die Frage nennt eine Bildzeile, eine Autorenzeile oder Beiwerk einer Seite. Lass das weg.",
  "The question names no fact. Every question needs one.": "Die Frage nennt keinen Fakt. Jede Frage braucht einen.",
  "The question needs a fact, and the options True and False.": "Die Frage braucht einen Fakt und die Antworten Wahr und Falsch.",
  "The question shows no evidence. Show the words that say it.": "Die Frage zeigt nicht, wo das steht. Zeige die Worte, die es sagen.",
  "The question takes the list for complete, and nobody said that it is. Close the list, or ask what a report names.":
    "Die Frage hält die Liste für vollständig, und niemand hat das gesagt. Sag, dass sie vollständig ist, oder frage, was ein Bericht nennt.",
  "The right number is always the middle one. Take others in their place.": "Die richtige Zahl ist immer die mittlere. Nimm andere dazu.",
  "The right option has more words in common with the others than any of them. Vary the options.":
    "Die richtige Antwort hat mit den anderen mehr Wörter gemeinsam als jede von ihnen. Wähle andere Antworten.",
  "The right option is a quarter longer than any other. Make the options alike in length.":
    "Die richtige Antwort ist um ein Viertel länger als jede andere. Mache die Antworten ähnlich lang.",
  "The right option is more than half as long again as any other. Make the options alike in length.":
    "Die richtige Antwort ist um mehr als die Hälfte länger als jede andere. Mache die Antworten ähnlich lang.",
  "The statement differs from its fact in more than one place. Change one end only.":
    "Die Aussage weicht an mehr als einer Stelle von ihrem Fakt ab. Ändere nur eine.",
  "The statement has the same at both ends. Take another.": "In der Aussage steht vorn und hinten dasselbe. Nimm etwas anderes.",
  "The statement is keyed as false without a proof that holds. Add why it is false.":
    "Die Aussage gilt als falsch, ohne dass es feststeht. Ergänze, warum sie falsch ist.",
  "The statement is keyed as true, and the facts do not say so. Key it as the facts have it.":
    "Die Aussage gilt als richtig, und die Fakten sagen das nicht. Richte dich nach den Fakten.",
  "The statement says two things. Say one.": "Die Aussage sagt zweierlei. Sag eines davon.",
  "The stem asks nothing. End it with a question mark, or leave one gap.":
    "Der Text fragt nichts. Beende ihn mit einem Fragezeichen, oder lass eine Lücke.",
  "The stem asks two things. Ask one.": "Die Frage fragt zwei Dinge. Frage eins.",
  "The stem can mean two of its facts, and another answer is right for the other one. Say which is meant.":
    "Die Frage kann zwei ihrer Fakten meinen, und für den anderen ist eine andere Antwort richtig. Sag, welcher gemeint ist.",
  "The stem has more than 45 words. Say it in half as many.": "Die Frage hat mehr als 45 Wörter. Sag es halb so lang.",
  "This happened, and the question speaks of a plan. Ask in the past or present tense.":
    "Das ist geschehen, und die Frage spricht von einem Plan. Frage in der Vergangenheit oder Gegenwart.",
  "Two answers mean the same, or one means nothing known. Give each its own words.":
    "Zwei Antworten bedeuten dasselbe, oder eine bedeutet nichts Bekanntes. Gib jeder eigene Worte.",
  "Two boxes mean the same, or one means nothing known. Give each its own words.":
    "Zwei Felder bedeuten dasselbe, oder eines bedeutet nichts Bekanntes. Gib jedem eigene Worte.",
  "Two items are the same. Give each once.": "Zwei Dinge sind gleich. Nenne jedes einmal.",
  "Two items have the same match, or one has none. Give each its own.":
    "Zwei Dinge gehören zu demselben, oder eins zu keinem. Gib jedem ein eigenes.",
  "What is keyed as right is not what the two reports say, as far as the facts show it. Key what they say.":
    "Was als richtig gilt, sagen die beiden Berichte nach den Fakten nicht. Nimm, was sie sagen.",
  "{1} options are keyed as right. Key exactly one.": "{1} Antworten gelten als richtig. Es darf genau eine sein.",
  "{1} of {2} options are right. Two at least must be right, and two wrong.":
    "{1} von {2} Antworten sind richtig. Mindestens zwei müssen richtig sein und zwei falsch.",
  "It is not sure that event {1} came after event {2}: their dates meet, and nobody says so. Leave one out.":
    "Es ist nicht sicher, dass Ereignis {1} nach Ereignis {2} kam: Ihre Daten berühren sich, und niemand sagt es. Lass eins weg.",
  "More than {1} words in a row are the source’s. Put it in other words.":
    "Mehr als {1} Wörter hintereinander stehen so in der Quelle. Sag es mit anderen Worten.",
  "Nothing here says what “{1}” means. Name it.": "Nichts hier sagt, was „{1}“ meint. Nenne es beim Namen.",
  "The fact says “{1}”, the question does not. Print it with the value.":
    "Der Fakt sagt „{1}“, die Frage nicht. Schreibe es zum Wert dazu.",
  "The question does not name the event it is about (“{1}”). Name it, with place or date.":
    "Die Frage nennt das Ereignis nicht, um das es geht („{1}“). Nenne es mit Ort oder Datum.",
  "The stem does not say that the answer is in {1}. Name the unit.":
    "Die Frage sagt nicht, dass die Antwort in {1} gemeint ist. Nenne die Einheit.",
  "The stem has {1} gaps. Leave exactly one.": "Die Frage hat {1} Lücken. Lass genau eine.",
  "The stem has {1} gaps. Leave one, or ask a question.": "Die Frage hat {1} Lücken. Lass eine oder stelle eine Frage.",
  "The stem has {1} words. Keep it under twenty.": "Die Frage hat {1} Wörter. Bleibe unter zwanzig.",
  "The stem holds the answer, “{1}”. Leave it out.": "In der Frage steht die Antwort, „{1}“. Lass sie weg.",
  "The stem reads at grade {1}. Use shorter words and sentences.":
    "Die Frage liest sich wie für Klasse {1}. Nimm kürzere Wörter und Sätze.",
  "The stem says “{1}”. Ask for what is so.": "In der Frage steht „{1}“. Frage nach dem, was so ist.",
  "There are {1} options. Give five to eight.": "Es gibt {1} Antworten zur Wahl. Nimm fünf bis acht.",
  "There are {1} pairs. Give four to six.": "Es gibt {1} Paare. Nimm vier bis sechs.",
  "There are {1} options over. Give one or two, so that the last pair is no gift.":
    "Es bleiben {1} Antworten übrig. Nimm eine oder zwei, damit das letzte Paar kein Geschenk ist.",
  "There are {1} options. Give three at least, or ask in another format.":
    "Es gibt {1} Antworten zur Wahl. Nimm mindestens drei oder frage auf andere Art.",
  "There are {1} options. Give {2} at most.": "Es gibt {1} Antworten zur Wahl. Nimm höchstens {2}.",
  "There are {1} places. Give four at least.": "Es gibt {1} Orte. Nimm mindestens vier.",
  "There are {1} events. Give three to six.": "Es gibt {1} Ereignisse. Nimm drei bis sechs.",
  "Two places lie {1} pixels apart on a telephone. Take places that are farther from each other.":
    "Zwei Orte liegen auf dem Handy nur {1} Pixel auseinander. Nimm Orte, die weiter voneinander entfernt sind.",
  "Write “{1}” in capitals.": "Schreibe „{1}“ in Großbuchstaben.",
  "“{1}” depends on the day it is read. Give the date.": "„{1}“ hängt vom Tag des Lesens ab. Nenne das Datum.",
  "“{1}” could be {2} events. Say where and when it was.": "„{1}“ kann {2} Ereignisse meinen. Sag, wo und wann es war.",
  "“{1}” is another name of the answer. Accept it.": "„{1}“ ist ein anderer Name der Antwort. Nimm ihn an.",
  "“{1}” has no proof that it is wrong here. Add why it is.": "Bei „{1}“ steht nicht fest, dass es hier falsch ist. Ergänze, warum.",
  "“{1}” has no proof that it is wrong. Add why it is.": "Bei „{1}“ steht nicht fest, dass es falsch ist. Ergänze, warum.",
  "“{1}” may be right for this item: a pending fact says so. Leave the item out.":
    "„{1}“ kann hier richtig sein: Ein noch nicht geprüfter Fakt sagt es. Lass das weg.",
  "“{1}” is also the name of something else. Do not accept it.": "„{1}“ heißt auch etwas anderes. Nimm es nicht an.",
  "“{1}” is in the stem and in the right answer. Use another word in one of them.":
    "„{1}“ steht in der Frage und in der richtigen Antwort. Nimm in einer davon ein anderes Wort.",
  "“{1}” is broken in its source. Put it in words of your own.": "„{1}“ ist in der Quelle beschädigt. Sag es mit eigenen Worten.",
  "“the {1}” could be any of several. Name the event as the set does, with its date.":
    "„the {1}“ kann mehreres meinen. Nenne das Ereignis wie in der Sammlung, mit Datum.",
  "This was only planned. Ask with “was due to”.": "Das war nur geplant. Frage mit „was due to“.",
  "“{1}” is a wrong option {2} times. Take others.": "„{1}“ ist {2} Mal eine falsche Antwort. Nimm andere.",
};
