/** What was typed with spaces, commas or line ends between. */
export function words(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}
