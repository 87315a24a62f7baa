import { expect, test } from "vitest";
import { auth } from "./auth";
import { db } from "./db";

test("better-auth works on our tables", async () => {
  const body = { email: "Ada@Example.org", password: "tractor-lemon-9", name: "Ada" };
  const up = await auth().api.signUpEmail({ body });
  expect(up.user.email).toBe("ada@example.org");
  expect(up.token).toBeTruthy();
  const into = await auth().api.signInEmail({ body: { email: body.email, password: body.password } });
  expect(into.user.id).toBe(up.user.id);
  expect(await db.session.findMany({ where: { userId: up.user.id }, select: { ipAddress: true, userAgent: true } })).toHaveLength(2);
  await expect(auth().api.signInEmail({ body: { ...body, password: "wrong one" } })).rejects.toMatchObject({ statusCode: 401 });
  const row = await db.account.findFirstOrThrow({ where: { userId: up.user.id } });
  expect(row.password).not.toContain(body.password);
  const context = await auth().$context;
  expect(await context.password.verify({ hash: row.password!, password: body.password })).toBe(true);
});
