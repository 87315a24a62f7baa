// Fits FSRS weights. Reads { histories: [[grade, days, grade, days, …], …], items: [[place of a history, answers of it], …] } from stdin,
// each item ending with the answer to predict, and writes the 21 weights as JSON. A program of its own, since the optimiser takes a whole
// core for a while, and ends the process that it cannot go on in.
import { computeParameters, FSRSBindingItem, FSRSBindingReview } from "@open-spaced-repetition/binding";

let text = "";
for await (const part of process.stdin.setEncoding("utf8")) text += part;

const { histories, items } = JSON.parse(text);
const reviews = histories.map((flat) =>
  Array.from({ length: flat.length / 2 }, (_, i) => new FSRSBindingReview(flat[2 * i], flat[2 * i + 1])),
);
const trainSet = items.map(([place, length]) => new FSRSBindingItem(reviews[place].slice(0, length)));
const weights = await computeParameters(trainSet, { enableShortTerm: true });
process.stdout.write(JSON.stringify([...weights]));
