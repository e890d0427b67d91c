package dev.lockstep.connector.jira.text;

import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import org.jspecify.annotations.Nullable;

/**
 * Markdown as GitHub reads it, to a Jira Cloud document (ADF) and back. Pure functions, from any thread, linear in
 * the text. What one side has no word for is spelled so that it comes back: see docs/jira-text.md.
 */
public final class JiraText {
    private JiraText() {}

    /** @return the JSON of a {@code doc} that Jira's content rules allow; a text of nothing is a document of nothing */
    public static String toAdf(String markdown) {
        return toAdf(markdown, null);
    }

    /**
     * @param previousAdf the document that stands in Jira. What is in it and not in Markdown's power (people, panels,
     *     colours, files) stays wherever the Markdown that {@link #fromAdf} made of it was left alone
     * @throws RemoteJson.NotAsPromised when that is not ADF
     */
    public static String toAdf(String markdown, @Nullable String previousAdf) {
        var previous = previousAdf == null ? null : AdfJson.read(previousAdf);
        return AdfJson.write(TreeOf.markdown(RemoteText.clean(markdown), previous));
    }

    /** @throws RemoteJson.NotAsPromised when that is not ADF; the message names a member, never a value */
    public static String fromAdf(String adf) {
        return new MarkdownWriter().write(AdfJson.read(adf));
    }

    /** @return the wiki text of a Data Center; see {@link #toAdf} */
    public static String toWiki(String markdown) {
        return toWiki(markdown, null);
    }

    /** @param previousWiki the text that stands in Jira; blocks of it that say the same stay as they are written */
    public static String toWiki(String markdown, @Nullable String previousWiki) {
        var previous = previousWiki == null ? null : RemoteText.clean(previousWiki);
        return WikiTree.write(RemoteText.clean(markdown), previous);
    }

    /** Never fails: what is no sign of wiki text is text. */
    public static String fromWiki(String wiki) {
        return new MarkdownWriter().write(WikiReader.read(RemoteText.clean(wiki)));
    }
}
