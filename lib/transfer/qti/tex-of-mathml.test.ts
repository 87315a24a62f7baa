import { expect, test } from "vitest";
import { mathmlOf } from "../../markup/formula";
import { readXml } from "../xml";
import { texOfMathml } from "./tex-of-mathml";

function texOf(inside: string): string {
  const read = readXml(new TextEncoder().encode(`<m:math xmlns:m="http://www.w3.org/1998/Math/MathML">${inside}</m:math>`));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return texOfMathml(read.value.root);
}

test.each([
  ["<m:mi>E</m:mi><m:mo>=</m:mo><m:mi>m</m:mi><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup>", "E=m{c}^{2}"],
  ["<m:mfrac><m:mn>1</m:mn><m:mrow><m:mi>x</m:mi><m:mo>+</m:mo><m:mn>1</m:mn></m:mrow></m:mfrac>", "\\frac{1}{x+1}"],
  ["<m:msqrt><m:mi>x</m:mi></m:msqrt><m:mroot><m:mn>8</m:mn><m:mn>3</m:mn></m:mroot>", "\\sqrt{x}\\sqrt[3]{8}"],
  ["<m:msubsup><m:mi>x</m:mi><m:mi>i</m:mi><m:mn>2</m:mn></m:msubsup><m:msub><m:mi>H</m:mi><m:mn>2</m:mn></m:msub>", "{x}_{i}^{2}{H}_{2}"],
  ["<m:mi>sin</m:mi><m:mfenced><m:mi>x</m:mi><m:mi>y</m:mi></m:mfenced>", "\\sin (x,y)"],
  ['<m:mfenced open="[" close="]" separators=";"><m:mn>1</m:mn><m:mn>2</m:mn></m:mfenced>', "[1;2]"],
  [
    "<m:mover><m:mi>x</m:mi><m:mo>¯</m:mo></m:mover><m:munderover><m:mo>∑</m:mo><m:mn>0</m:mn><m:mi>n</m:mi></m:munderover>",
    "\\overline{x}\\sum _{0}^{n}",
  ],
  [
    "<m:mtable><m:mtr><m:mtd><m:mn>1</m:mn></m:mtd><m:mtd><m:mn>2</m:mn></m:mtd></m:mtr><m:mtr><m:mtd><m:mn>3</m:mn></m:mtd></m:mtr></m:mtable>",
    "\\begin{matrix}1 & 2 \\\\ 3\\end{matrix}",
  ],
  ["<m:mtext>50 % of {all}</m:mtext><m:mo>≤</m:mo><m:mi>speed</m:mi>", "\\text{50 \\% of \\{all\\}}\\le \\mathrm{speed}"],
  ["<m:mstyle><m:mrow><m:mo>∠</m:mo><m:mi>T</m:mi></m:mrow></m:mstyle>", "\\angle T"],
  ['<m:semantics><m:mi>x</m:mi><m:annotation encoding="LaTeX">\\[x^2\\]</m:annotation></m:semantics>', "x^2"],
  ['<m:semantics><m:mi>x</m:mi><m:annotation encoding="application/x-tex">$y$</m:annotation></m:semantics>', "y"],
  ['<m:semantics><m:mi>x</m:mi><m:annotation encoding="Maxima">z</m:annotation></m:semantics>', "x"],
  ["", ""],
])("%s", (mathml, tex) => {
  expect(texOf(mathml)).toBe(tex);
  if (tex !== "") expect(mathmlOf(tex, false)).not.toBeNull();
});

test("signs of TeX in a text stay signs", () => {
  const signs = "\\ { } # $ % & _ ~ ^";
  const tex = texOf(`<m:mtext>${signs.replace("&", "&amp;")}</m:mtext>`);
  expect(mathmlOf(tex, false)).not.toBeNull();
});
