package dev.lockstep.connector.jira.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.base.Json;
import dev.lockstep.connector.RemoteJson.NotAsPromised;
import org.junit.jupiter.api.Test;

/** What only Jira has stays where the Markdown left it alone. */
class IslandsTest {
    private static final String BOB = """
            {"type":"mention","attrs":{"id":"5b10","text":"@Bob","localId":"%s"}}""";
    private static final String RED = """
            {"type":"text","text":"red","marks":[{"type":"textColor","attrs":{"color":"#ff0000"}}]}""";
    private static final String FILE = """
            {"type":"mediaSingle","attrs":{"layout":"center"},"content":[
              {"type":"media","attrs":{"type":"file","id":"f1","collection":"c","alt":"shot.png"}}]}""";

    private static String doc(String... blocks) {
        return "{\"type\":\"doc\",\"version\":1,\"content\":[" + String.join(",", blocks) + "]}";
    }

    private static String paragraph(String... runs) {
        return "{\"type\":\"paragraph\",\"content\":[" + String.join(",", runs) + "]}";
    }

    private static String text(String text) {
        return "{\"type\":\"text\",\"text\":\"" + text + "\"}";
    }

    private static String expand(String... blocks) {
        return "{\"type\":\"expand\",\"attrs\":{\"title\":\"More\"},\"content\":[" + String.join(",", blocks) + "]}";
    }

    private static void assertEdit(String before, String from, String to, String after) {
        var markdown = JiraText.fromAdf(before);
        assertThat(markdown).contains(from);
        var edited = JiraText.toAdf(markdown.replace(from, to), before);
        assertThat(Json.tree(edited)).isEqualTo(Json.tree(after));
    }

    @Test
    void aPersonShowsAsTheName() {
        assertThat(JiraText.fromAdf(doc(paragraph(text("Ask "), BOB.formatted("1"), text("!")))))
                .matches("Ask \\[@Bob]\\(#jira-[0-9a-f]{12}\\)!");
    }

    @Test
    void anEditInTheSameLineLeavesAPersonAlone() {
        assertEdit(
                doc(paragraph(text("Ask "), BOB.formatted("1"), text(" today"))),
                "today",
                "tomorrow",
                doc(paragraph(text("Ask "), BOB.formatted("1"), text(" tomorrow"))));
    }

    @Test
    void twoEqualOnesComeBackInOrderAndNoThirdIsMade() {
        var before = doc(paragraph(BOB.formatted("1"), text(" and "), BOB.formatted("2")));
        var name = JiraText.fromAdf(before).split(" and ")[0];
        var edited = JiraText.toAdf(name + " or " + name + " or " + name, before);
        assertThat(edited).contains("\"localId\":\"1\"", "\"localId\":\"2\"");
        assertThat(edited.split("\"mention\"", -1)).hasSize(3);
    }

    @Test
    void whatWasDeletedIsGone() {
        var before = doc(paragraph(text("Ask "), BOB.formatted("1"), text(" today")));
        var name = JiraText.fromAdf(before).replaceAll(".*(\\[.*\\)).*", "$1");
        assertEdit(before, name, "her", doc(paragraph(text("Ask her today"))));
    }

    @Test
    void aChangedNameIsNoLongerThatPerson() {
        var before = doc(paragraph(text("Ask "), BOB.formatted("1")));
        assertThat(JiraText.toAdf(JiraText.fromAdf(before).replace("@Bob", "@Alice"), before))
                .doesNotContain("mention")
                .contains("@Alice");
    }

    @Test
    void nobodyIsMadeUpFromElsewhere() {
        var markdown = JiraText.fromAdf(doc(paragraph(BOB.formatted("1"))));
        assertThat(JiraText.toAdf(markdown)).doesNotContain("mention").contains("@Bob");
        assertThat(JiraText.fromAdf(JiraText.toAdf(markdown))).isEqualTo(markdown);
    }

    @Test
    void coloursStayOnTheirWords() {
        assertEdit(
                doc(paragraph(text("a "), RED, text(" b"))), " b", " c", doc(paragraph(text("a "), RED, text(" c"))));
    }

    @Test
    void aFileMovesWithItsLine() {
        var before = doc(paragraph(text("one")), FILE, paragraph(text("two")));
        var lines = JiraText.fromAdf(before).split("\n\n");
        assertThat(lines[1]).startsWith("[shot.png](#jira-");
        var moved = JiraText.toAdf(lines[0] + " more\n\n" + lines[2] + "\n\n" + lines[1], before);
        assertThat(Json.tree(moved))
                .isEqualTo(Json.tree(doc(paragraph(text("one more")), paragraph(text("two")), FILE)));
    }

    @Test
    void aContainerIsAQuoteWhoseInsideCanBeEdited() {
        assertEdit(doc(expand(paragraph(text("old")), FILE)), "old", "new", doc(expand(paragraph(text("new")), FILE)));
    }

    @Test
    void aPanelIsAnAlert() {
        var panel = "{\"type\":\"panel\",\"attrs\":{\"panelType\":\"%s\"},\"content\":[%s]}";
        var tip = doc(panel.formatted("tip", paragraph(text("old"))));
        assertThat(JiraText.fromAdf(tip)).isEqualTo("> [!TIP]\n> old");
        assertEdit(tip, "old", "new", doc(panel.formatted("tip", paragraph(text("new")))));
        assertEdit(tip, "[!TIP]", "[!NOTE]", doc(panel.formatted("info", paragraph(text("old")))));
    }

    @Test
    void whatMarkdownCannotSayOfABlockStaysWithIt() {
        var block = """
                {"type":"paragraph","marks":[{"type":"alignment","attrs":{"align":"center"}}],"content":[%s]}""";
        var empty = "{\"type\":\"paragraph\"}";
        assertEdit(
                doc(block.formatted(text("title")), empty, paragraph(text("old"))),
                "old",
                "new",
                doc(block.formatted(text("title")), empty, paragraph(text("new"))));
    }

    @Test
    void whatIsNoDocumentIsRefused() {
        for (var bad :
                new String[] {"", "[]", "{\"type\":\"doc\"", "{\"type\":\"doc\",\"content\":[{}]}", "[".repeat(5000)}) {
            assertThatThrownBy(() -> JiraText.fromAdf(bad)).isInstanceOf(NotAsPromised.class);
        }
    }
}
