export const missing = {
  notFoundTitle: "Not here",
  notFound: "There is nothing at this address, or it is not yours to see. The address may be mistyped, or what was here was taken away.",
  sets: "See the sets",
  home: "To the first page",
};
