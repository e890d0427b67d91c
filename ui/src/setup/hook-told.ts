/** What came of registering the webhook of a link, for the page that follows. */
const told = new Map<string, string>();

export function tell(link: string, sentence: string): void {
  told.set(link, sentence);
}

export function hookTold(link: string): string | undefined {
  return told.get(link);
}
