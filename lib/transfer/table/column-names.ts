import type { ColumnRole } from "../material";

/**
 * What a column is by its name. `option`: one of several answers, numbered from 1, of which the name does not say whether they are right.
 */
export type NamedColumn = { role: ColumnRole; option?: number };

/** What columns are called, in several languages, as `plainName` writes them. */
const NAMES: Readonly<Record<ColumnRole, string>> = {
  front:
    "front, front side, side 1, term, terms, word, words, prompt, expression, begriff, wort, vokabel, vorderseite, ausdruck, terme, mot, recto, termino, palabra, anverso, termo, palavra, frente, termine, parola, fronte, woord, voorkant, ord, framsida, forside, slowo, przod, pojem, slovo, lic, слово, термин, термін, лицевая сторона, 単語, 用語, 表, 单词, 術語, 术语, 正面",
  back: "back, back side, side 2, definition, definitions, meaning, translation, bedeutung, ubersetzung, ruckseite, signification, sens, traduction, verso, definicion, significado, traduccion, reverso, definicao, traducao, definizione, significato, traduzione, retro, definitie, betekenis, vertaling, achterkant, betydelse, betydning, oversattning, oversaettelse, oversettelse, baksida, bagside, bakside, definicja, znaczenie, tlumaczenie, tyl, definice, vyznam, preklad, rub, определение, значение, перевод, оборотная сторона, визначення, переклад, 意味, 定義, 訳, 裏, 定义, 释义, 翻译, 背面",
  question:
    "question, questions, question text, questiontext, question stem, stem, frage, fragen, fragetext, enonce, texte de la question, pregunta, preguntas, enunciado, pergunta, perguntas, domanda, domande, quesito, vraag, vragen, fraga, fragor, sporgsmal, sporsmal, pytanie, pytania, otazka, otazky, вопрос, вопросы, питання, 問題, 質問, 问题, 題目, 题目",
  answer:
    "answer, answers, the answer, antwort, antworten, reponse, reponses, respuesta, respuestas, resposta, respostas, risposta, risposte, antwoord, antwoorden, svar, odpowiedz, odpowiedzi, odpoved, odpovedi, ответ, ответы, відповідь, 答え, 解答, 回答, 答案, also right, also accepted, accepted, accepted answer, accepted answers, correct, correct answer, correct answers, correct option, correct option number, right, right answer, right answers, right option, key, answer key, solution, solutions, richtig, richtige antwort, richtige antworten, lösung, lösungen, bonne réponse, bonnes réponses, réponse correcte, réponse juste, correcta, respuesta correcta, respuestas correctas, correta, resposta correta, resposta certa, gabarito, corretta, risposta corretta, risposta esatta, juist antwoord, juiste antwoord, goed antwoord, correct antwoord, rätt svar, rigtigt svar, riktig svar, poprawna odpowiedź, prawidłowa odpowiedź, správná odpověď, правильный ответ, верный ответ, правильна відповідь, 正解, 正答, 正确答案",
  wrong:
    "wrong, wrong answer, wrong answers, incorrect, incorrect answer, incorrect answers, false, false answer, distractor, distractors, falsch, falsche antwort, falsche antworten, distraktor, distraktoren, faux, fausse, mauvaise reponse, mauvaises reponses, reponse fausse, distracteur, distracteurs, incorrecta, incorrectas, respuesta incorrecta, respuestas incorrectas, distractores, errada, erradas, resposta errada, incorreta, incorretas, sbagliata, sbagliate, risposta sbagliata, errata, fout, fout antwoord, foute antwoorden, fel, fel svar, forkert, forkert svar, feil, feil svar, bledna odpowiedz, bledne odpowiedzi, zla odpowiedz, spatna odpoved, неправильный ответ, неправильные ответы, неверно, неправильна відповідь, 不正解, 誤答, 错误答案",
  explanation:
    "explanation, explanations, feedback, rationale, reason, erklarung, begrundung, erlauterung, ruckmeldung, explication, justification, retroaction, explicacion, justificacion, retroalimentacion, explicacao, justificativa, spiegazione, uitleg, toelichting, forklaring, wyjasnienie, vysvetleni, пояснение, объяснение, комментарий, пояснення, 解説, 説明, 解释, 解析",
  subject: "subject, entity, subjekt, sujet, sujeto, sujeito, soggetto, субъект",
  relation:
    "relation, relationship, predicate, property, attribute, relacion, predicado, propiedad, relacao, propriedade, relazione, predicato, proprieta, relatie, eigenschaft, beziehung, pradikat, predicat, propriete, отношение, свойство",
  object: "object, value, objekt, wert, objet, valeur, objeto, valor, oggetto, valore, waarde, объект",
  source:
    "source, sources, source title, source sentence, sentence, quote, quotation, evidence, reference, references, citation, quelle, quellen, fundstelle, beleg, zitat, fuente, fuentes, cita, fonte, fontes, citacao, citazione, bron, bronnen, kalla, kallor, kilde, kilder, zrodlo, zdroj, источник, джерело, 出典, 来源",
  topic:
    "topic, topics, topic path, category, categories, deck, chapter, unit, lesson, section, theme, thema, themen, kategorie, kapitel, lektion, stapel, categorie, chapitre, lecon, paquet, tema, temas, categoria, capitulo, unidad, leccion, mazo, unidade, licao, argomento, capitolo, lezione, mazzo, onderwerp, hoofdstuk, les, amne, kategori, emne, temat, rozdzial, lekcja, kapitola, тема, категория, глава, категорія, колода, 科目, 単元, 主题, 类别",
  tags: "tags, tag, label, labels, keyword, keywords, schlagwort, schlagworter, schlagworte, stichwort, stichworter, etiquette, etiquettes, mots cles, etiqueta, etiquetas, palabras clave, palavras chave, etichetta, etichette, trefwoorden, etiketter, taggar, tagi, stitky, теги, метки, мітки, タグ, 标签",
  id: "id, ids, guid, uuid, identifier, note id, card id, question id, kennung, identifiant, identificador, identificatore",
  skip: "number, no, nr, n, num, row, line, nummer, numero, numer, cislo, №, 番号, 编号, note type, notetype",
};

/** "Answer 1", "Option B", "Réponse C" … */
const OPTION =
  /^(?:answer|option|choice|antwort|antwortmoglichkeit|moglichkeit|auswahl|reponse|choix|proposition|respuesta|opcion|resposta|opcao|alternativa|risposta|opzione|antwoord|optie|keuze|svar|alternativ|svarsalternativ|odpowiedz|odpoved|moznost|вариант|вариант ответа|ответ|варіант) ?([a-j]|\d{1,2})$/;
const LETTER = /^[a-j]$/;

const WITHOUT_STROKE: Readonly<Record<string, string>> = { ł: "l", ø: "o", æ: "ae", ß: "ss", đ: "d" };

/** A name of a column for looking it up: small letters without accents, single spaces, no brackets, no sign at its end. */
function plainName(name: string): string {
  const letters = name
    .slice(0, 100)
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[łøæßđ]/g, (letter) => WITHOUT_STROKE[letter]!)
    .normalize("NFC");
  return letters
    .replace(/\([^()]*\)|\[[^[\]]*\]/g, " ")
    .replace(/[\s_\-.:*#?]+/g, " ")
    .trim();
}

const ROLES = new Map(
  (Object.keys(NAMES) as ColumnRole[]).flatMap((role) =>
    NAMES[role].split(", ").map((name): [string, ColumnRole] => [plainName(name), role]),
  ),
);

const placeOf = (sign: string) => (LETTER.test(sign) ? sign.charCodeAt(0) - 96 : Number(sign));

/** Columns that a table may have several of: they may be numbered. "Term 1" is a cell. */
const NUMBERED: readonly (ColumnRole | undefined)[] = ["answer", "wrong", "source", "topic", "tags", "object"];

/** What a column of this name is; null where the name says nothing. "Wrong 2" is as "wrong". */
export function roleNamed(name: string): NamedColumn | null {
  const plain = plainName(name);
  const option = OPTION.exec(plain);
  if (option) return { role: "answer", option: placeOf(option[1]!) };
  const numbered = ROLES.get(plain.replace(/ ?\d{1,2}$/, ""));
  const role = ROLES.get(plain) ?? (NUMBERED.includes(numbered) ? numbered : undefined);
  return role === undefined ? null : { role };
}

/** The place, from 1, of a column of options that is called by a letter alone; null for other names. */
export const letterOption = (name: string): number | null => (LETTER.test(plainName(name)) ? placeOf(plainName(name)) : null);
