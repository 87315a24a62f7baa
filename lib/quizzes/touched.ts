/**
 * What a fact touches: questions made of it, quizzes that ask them, attempts in which they were asked, and how many of those are under way.
 */
export type Touched = { questions: number; quizzes: number; attempts: number; underWay: number };
