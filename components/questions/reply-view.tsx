"use client";

import type { ReactElement } from "react";
import type { ShownReply } from "@/lib/questions/question";
import { BoxesReply } from "./reply-boxes";
import { ChoiceReply } from "./reply-choice";
import { ChoicesReply } from "./reply-choices";
import { GradeReply } from "./reply-grade";
import { GridReply } from "./reply-grid";
import { OrderReply } from "./reply-order";
import { PairsReply } from "./reply-pairs";
import { PointsReply } from "./reply-points";
import { PlaceReply } from "./reply-place";
import type { ReplyProps } from "./reply-props";
import { NumberReply, TextReply } from "./reply-typed";

/** The controls of one way of replying. A new way is a file reply-….tsx and a case here: without it this does not compile. */
export function ReplyView({ reply, ...props }: Omit<ReplyProps, "reply"> & { reply: ShownReply }): ReactElement {
  switch (reply.kind) {
    case "choice":
      return <ChoiceReply reply={reply} {...props} />;
    case "choices":
      return <ChoicesReply reply={reply} {...props} />;
    case "text":
      return <TextReply reply={reply} {...props} />;
    case "number":
      return <NumberReply reply={reply} {...props} />;
    case "order":
      return <OrderReply reply={reply} {...props} />;
    case "pairs":
      return <PairsReply reply={reply} {...props} />;
    case "boxes":
      return <BoxesReply reply={reply} {...props} />;
    case "grid":
      return <GridReply reply={reply} {...props} />;
    case "points":
      return <PointsReply reply={reply} {...props} />;
    case "place":
      return <PlaceReply reply={reply} {...props} />;
    case "grade":
      return <GradeReply reply={reply} {...props} />;
  }
}
