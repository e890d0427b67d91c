package dev.lockstep.connector.jira;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteJson;
import dev.lockstep.connector.RemoteText;
import dev.lockstep.connector.jira.text.JiraText;
import org.jspecify.annotations.Nullable;

/** Texts on their way: Markdown here, documents in the Cloud, wiki markup in a Data Center. */
record JiraTexts(JiraEdition edition) {
    private static final int SUMMARY_CHARACTERS = 255;
    private static final int TEXT_CHARACTERS = 32_767;
    /** Left for what only Jira has in a text, and for how it is written there. */
    private static final int ISLAND_CHARACTERS = 1_000;
    /** However it is written, this fits. */
    private static final int SHORT = TEXT_CHARACTERS / 20;

    /** Empty when the member is missing or null. */
    String markdown(RemoteJson json, String name) {
        if (!json.has(name)) {
            return "";
        }
        return RemoteText.clean(
                edition.cloud()
                        ? JiraText.fromAdf(json.raw(name))
                        : JiraText.fromWiki(RemoteText.clean(json.text(name))));
    }

    /**
     * What goes into the body of a request.
     *
     * @param previous JSON of what stands there, whose islands shall stay; null for none
     */
    Object written(String markdown, @Nullable String previous) {
        var clean = RemoteText.clean(markdown);
        if (!edition.cloud()) {
            var before = previous == null ? null : Json.tree(previous).asString();
            return RemoteText.fitting("Jira", "body", JiraText.toWiki(clean, before), TEXT_CHARACTERS);
        }
        RemoteText.fitting("Jira", "body", clean, TEXT_CHARACTERS);
        return Json.tree(JiraText.toAdf(clean, previous));
    }

    boolean fits(String markdown) {
        var clean = RemoteText.clean(markdown);
        return clean.length() <= SHORT
                || (edition.cloud() ? clean : JiraText.toWiki(clean)).length() + ISLAND_CHARACTERS <= TEXT_CHARACTERS;
    }

    String canonical(String markdown) {
        var clean = RemoteText.clean(markdown);
        return RemoteText.clean(
                edition.cloud() ? JiraText.fromAdf(JiraText.toAdf(clean)) : JiraText.fromWiki(JiraText.toWiki(clean)));
    }

    static String summary(String title) {
        var line = RemoteText.clean(title).replace('\n', ' ').strip();
        return RemoteText.fitting("Jira", "title", line, SUMMARY_CHARACTERS);
    }
}
