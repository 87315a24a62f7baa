export const errors = {
  home: "To the first page",
  title: "That did not work",
  body: "The fault is ours, not yours. What you had answered is kept. Try again; if it happens once more, go back to the first page.",
  again: "Try again",
  reference: "If you tell somebody about it, give this number: {digest}.",
};
