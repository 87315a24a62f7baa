export const errors = {
  notFoundTitle: "Not here",
  notFound: "There is nothing at this address, or it is not yours to see. The address may be mistyped, or what was here was taken away.",
  home: "To the first page",
  sets: "See the sets",
  title: "That did not work",
  body: "The fault is ours, not yours. What you had answered is kept. Try again; if it happens once more, go back to the first page.",
  again: "Try again",
  reference: "If you tell somebody about it, give this number: {digest}.",
  startTitle: "Footing could not start this page",
};
