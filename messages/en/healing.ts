export const healing = {
  touchesQuestions: { one: "{count} question", other: "{count} questions" },
  touchesQuizzes: { one: "{count} quiz", other: "{count} quizzes" },
  touchesAttempts: { one: "{count} attempt", other: "{count} attempts" },
  touchesUnderWay: { one: "{count} under way", other: "{count} under way" },
  touches: "This fact has been asked: {questions} in {quizzes}, {attempts}, {underWay}.",
  touchesNothing: "Nobody has been asked this fact yet.",
  underWayStays: "What is under way stays as it was asked.",
  lookAgain: "Look at the answers again",
};
