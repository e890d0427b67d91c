import { IntlMessageFormat } from "intl-messageformat";
import en from "../texts/en.json";

export type TextKey = keyof typeof en;
type Values = Record<string, string | number | Date>;

const formats = new Map<TextKey, IntlMessageFormat>();

/** The text of this name in src/texts/en.json, which is an ICU message. */
export function t(key: TextKey, values?: Values): string {
  let format = formats.get(key);
  if (!format) {
    // No markup in texts: a "<" is a "<".
    format = new IntlMessageFormat(en[key], "en", undefined, { ignoreTag: true });
    formats.set(key, format);
  }
  return String(format.format(values));
}

/** The text of a word that came from the server, or the word itself where this page does not know it. */
export function word(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return key in en ? t(key as TextKey) : value.replaceAll(/[-_]/g, " ");
}
