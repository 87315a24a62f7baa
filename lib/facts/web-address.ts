/**
 * An address that a link may lead to: that of a page on the web. Null for everything else, also for addresses that would run something
 * ("javascript:").
 */
export function webAddress(address: string | null | undefined): string | null {
  if (!address || !/^https?:\/\//i.test(address)) return null;
  return URL.canParse(address) ? address : null;
}
