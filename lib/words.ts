/** What stands in the gaps of a template, by name. */
export type Values = Readonly<Record<string, string | number>>;

/**
 * The forms of a counted phrase, each a template that may use {count}: "{count} question", "{count} questions". Other languages have one,
 * or up to six.
 */
export type Plural = { readonly other: string } & { readonly [Form in Intl.LDMLPluralRule]?: string };

/** The template with every {name} replaced by its value. A gap without a value stays as it is, so that it is seen. */
export function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : gap));
}

/**
 * The form that the language uses for this number, with {count} and the other gaps filled. The count is written as the language writes it.
 */
export function plural(language: string, count: number, forms: Plural, values: Values = {}): string {
  const form = forms[new Intl.PluralRules(language).select(count)] ?? forms.other;
  return fill(form, { count: new Intl.NumberFormat(language).format(count), ...values });
}

/** "a", "a and b", "a, b and c", as the language joins them. Empty for no items. */
export function list(language: string, items: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(items);
}

/** A share from 0 to 1 as the screen shows it: "83 %", rounded, with a space that does not break. */
export function percent(language: string, share: number): string {
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: 0 }).format(share * 100)}\u00a0%`;
}
