export const welcome = {
  title: "Know it, and know why.",
  lead: "Quizzes and flashcards made from facts you can check. Every answer shows the sentence it rests on.",
  start: "Start learning",
  join: "Join with a code",
  noAccount: "No account needed. What you answer is seen by you and nobody else.",
  tryOne: "Try one",
  failed: "The answer did not arrive. Try again.",
  nextStep: "Take a quiz on this",
  sets: "Sets",
  makeOwn: "Make your own",
  makeOwnLead: "Write down facts with the sentence they come from, and the questions are there.",
};
