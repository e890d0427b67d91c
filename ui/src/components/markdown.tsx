/** A text as the server made it of Markdown: cleaned there, nothing in it runs. */
export function Markdown({ html }: { html: string }) {
  // The server has sanitised it, and the page's policy runs no inline script.
  return <div className="markdown wrap-anywhere" dangerouslySetInnerHTML={{ __html: html }} />;
}
