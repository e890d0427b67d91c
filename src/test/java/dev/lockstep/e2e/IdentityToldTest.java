package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.simulator.GitHubComment;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose token a tracker refuses hears of it once, and what he or she writes meanwhile is not lost. */
class IdentityToldTest {
    private static final String REFUSED = "identity-refused";

    @Test
    void aRefusedTokenIsToldOnceOverTheChannelsThatItsPersonWants(@TempDir Path folder) throws Exception {
        try (var world = new World(folder)) {
            world.github.addToken("anns-token", "ann").addToken("bobs-token", "bob");
            long number = world.github.person("gwen", World.REPOSITORY).open("Ours", "Words");
            world.start();
            world.sync();
            world.awaitQuiet();
            var issue = "/api/v1/issues/" + world.issue("Ours");
            var project = world.get(issue).path("projectId").asString();
            var identity = "/api/v1/people/me/identities/" + world.connection("github");
            var ann = Account.invited(world, "Ann").in(project, "editor");
            var bob = Account.invited(world, "Bob").in(project, "editor");
            ann.ask("PUT", identity, Map.of("token", "anns-token"));
            bob.ask("PUT", identity, Map.of("token", "bobs-token"));
            bob.ask("PATCH", "/api/v1/notifications/settings", Map.of("kinds", Map.of(REFUSED, Map.of("mail", false))));
            world.github.revokeToken("anns-token").revokeToken("bobs-token");

            for (int i = 1; i <= 3; i++) {
                ann.ask("POST", issue + "/comments", Map.of("body", "Ann's word " + i));
            }
            bob.ask("POST", issue + "/comments", Map.of("body", "Bob's word"));
            world.awaitQuiet();
            ann.awaitTold(REFUSED);
            bob.awaitTold(REFUSED);
            assertThat(Collections.frequency(ann.told(), REFUSED)).isEqualTo(1);
            assertThat(content(ann))
                    .contains("Give a new one", "connection's account")
                    .doesNotContain("anns-token");
            assertThat(world.github.comments(World.REPOSITORY, number))
                    .extracting(GitHubComment::author)
                    .hasSize(4)
                    .containsOnly("lockstep-bot");
            assertThat(mails(world)).containsExactly(ann.id());

            world.github.addToken("anns-token", "ann");
            ann.ask("PUT", identity, Map.of("token", "anns-token"));
            world.github.revokeToken("anns-token");
            ann.ask("POST", issue + "/comments", Map.of("body", "Ann's last word"));
            world.await("told again", () -> Collections.frequency(ann.told(), REFUSED) == 2 ? true : null);
        }
    }

    private static String content(Account ann) throws Exception {
        for (var each :
                ann.ask("GET", "/api/v1/notifications?limit=100", Map.of()).path("items")) {
            if (each.path("kind").asString().equals(REFUSED)) {
                return each.path("content").asString();
            }
        }
        return "";
    }

    /** Who is to be mailed that a token was refused. */
    private static List<String> mails(World world) {
        return world.bean(JdbcClient.class).sql("""
                select m.person_id from notification_mail m join notification n on n.id = m.notification_id
                where n.kind = 'identity-refused'
                """).query(String.class).list();
    }
}
