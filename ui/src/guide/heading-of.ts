/** The heading that a link like "#column_full" means: the server's cleaned text carries no ids. */
export function headingOf(text: Element, hash: string): Element | null {
  const sought = plain(decodeURIComponent(hash.slice(1)));
  if (sought === "") return null;
  return (
    [...text.querySelectorAll("h1, h2, h3")].find((each) => plain(each.textContent ?? "") === sought) ?? null
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_ -]/g, "")
    .trim()
    .replaceAll(" ", "-");
}
