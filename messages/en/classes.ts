export const classes = {
  heldTitle: "Handed in",
  held: "What was right is shown later: your teacher says when.",
  heldUntilClosed: "What was right is shown when the quiz has closed for the whole class.",
  toAssignment: "Back to the assignment",
};
