package dev.lockstep.api.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Who is told what, from the request that does something to the list of who hears of it. */
class NotificationsSurfaceTest extends NotifiedSurface {
    @Test
    void membersAreToldOfAProjectAndWhoTakesPartOfAnIssue() {
        var ann = person("Ann");
        var bob = person("Bob");
        var cat = person("Cat");
        var path = project(ann, bob);
        await(bob, kinds -> kinds.equals(List.of("welcome", "project-created")));
        as(ann, "POST", path + "/members", "{'personId':'%s','role':'commenter'}".formatted(cat.id()));
        await(cat, kinds -> kinds.equals(List.of("welcome", "member-added")));

        var issue = issue(bob, path, "It crashes", "@Cat look");
        await(cat, kinds -> last(kinds, "mentioned"));
        await(ann, kinds -> last(kinds, "issue-created"));

        as(cat, "POST", issue + "/comments", "{'body':'Seen'}");
        as(cat, "POST", issue + "/comments", "{'body':'And mended'}");
        await(bob, kinds -> kinds.equals(List.of("welcome", "project-created", "commented", "commented")));
        assertThat(contents(bob).getLast()).isEqualTo("Cat wrote a comment at #1 It crashes.");

        edit(ann, issue, "{'state':'done'}");
        await(bob, kinds -> last(kinds, "issue-status"));
        await(cat, kinds -> last(kinds, "issue-status"));
        assertThat(contents(cat).getLast()).isEqualTo("Ann closed #1 It crashes.");
        // Nobody is told what he or she did.
        assertThat(kinds(ann)).containsExactly("welcome", "issue-created");

        as(ann, "DELETE", path + "/members/" + cat.id(), "");
        await(cat, kinds -> last(kinds, "member-removed"));
        as(ann, "DELETE", path, "");
        await(bob, kinds -> last(kinds, "project-deleted"));
        assertThat(kinds(cat)).doesNotContain("project-deleted");
    }

    @Test
    void whoIsAssignedIsToldOnce() {
        var ann = person("Ann");
        var bob = person("Bob");
        var path = project(ann, bob);
        var issue = issue(ann, path, "Who does it?", "");
        await(bob, kinds -> last(kinds, "issue-created"));
        edit(ann, issue, "{'assignees':['lockstep:Bob']}");
        await(bob, kinds -> last(kinds, "assigned"));
        edit(ann, issue, "{'assignees':['lockstep:Bob','github:eve']}");
        edit(ann, issue, "{'state':'started'}");
        await(bob, kinds -> last(kinds, "issue-status"));
        assertThat(kinds(bob)).containsOnlyOnce("assigned");
    }

    @Test
    void notificationsAreReadOneByOneAndAllAtOnceAndOnlyByTheirOwner() {
        var ann = person("Ann");
        var bob = person("Bob");
        for (int each = 0; each < 3; each++) {
            as(ann, "POST", "/api/v1/notifications/test", "{'channel':'app'}");
        }
        await(ann, kinds -> kinds.size() == 4);
        var first = as(ann, "GET", "/api/v1/notifications?limit=2", "").json();
        assertThat(first.path("unread").asInt()).isEqualTo(4);
        var id = first.path("items").path(0).path("id").asString();
        assertThat(as(bob, "POST", "/api/v1/notifications/" + id + "/read", "").text("code"))
                .isEqualTo("notification_not_found");
        assertThat(as(ann, "POST", "/api/v1/notifications/" + id + "/read", "").status())
                .isEqualTo(204);
        assertThat(as(ann, "GET", "/api/v1/notifications?unread=true&page=2&limit=2", "")
                        .json()
                        .path("items")
                        .size())
                .isEqualTo(1);
        var next = first.path("next").asString();
        var rest = as(ann, "GET", "/api/v1/notifications?limit=2&cursor=" + next, "")
                .json();
        assertThat(rest.path("items").size()).isEqualTo(2);
        assertThat(rest.path("next").isNull()).isTrue();
        var seen = rest.path("items").path(0).path("id").asString();
        assertThat(as(ann, "POST", "/api/v1/notifications/read", "{'upTo':'%s'}".formatted(seen))
                        .json()
                        .path("read")
                        .asInt())
                .isEqualTo(2);
        assertThat(as(ann, "POST", "/api/v1/notifications/read", "")
                        .json()
                        .path("read")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/api/v1/notifications").text("code")).isEqualTo("no_account");
    }

    @Test
    void settingsSayWhatComesOverWhichChannel() {
        var ann = person("Ann");
        var bob = person("Bob");
        var path = project(ann, bob);
        await(bob, kinds -> last(kinds, "project-created"));
        var before = as(bob, "GET", "/api/v1/notifications/settings", "").json().path("kinds");
        assertThat(before.path("issue-created").path("app").asBoolean()).isTrue();
        assertThat(before.path("issue-created").path("mail").asBoolean()).isFalse();
        var wrong = as(bob, "PATCH", "/api/v1/notifications/settings", "{'kinds':{'issue-created':{'pigeon':true}}}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text("field")).isEqualTo("kinds.issue-created");
        var wish = "{'kinds':{'issue-created':{'app':false,'mail':true}}}";
        var after =
                as(bob, "PATCH", "/api/v1/notifications/settings", wish).json().path("kinds");
        assertThat(after.path("issue-created").path("mail").asBoolean()).isTrue();
        assertThat(after.path("assigned").path("mail").asBoolean()).isTrue();
        issue(ann, path, "Only mailed", "");
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> mails(bob).stream().anyMatch(mail -> mail.contains("Only mailed")));
        assertThat(as(bob, "GET", "/api/v1/notifications?unread=true", "").body())
                .doesNotContain("Only mailed");
    }

    @Test
    void whatIsReopenedMovedOrMentionedLaterIsTold() {
        var ann = person("Ann");
        var bob = person("Bob");
        var cat = person("Cat");
        var path = project(ann, bob);
        as(ann, "POST", path + "/members", "{'personId':'%s','role':'viewer'}".formatted(cat.id()));
        var issue = issue(bob, path, "It crashes", "");
        edit(ann, issue, "{'state':'done'}");
        edit(ann, issue, "{'state':'todo'}");
        await(bob, kinds -> last(kinds, "issue-status") && kinds.size() == 4);
        assertThat(contents(bob).subList(2, 4))
                .containsExactly("Ann closed #1 It crashes.", "Ann opened #1 It crashes.");
        var comment = as(ann, "POST", issue + "/comments", "{'body':'Look'}");
        await(bob, kinds -> last(kinds, "commented"));
        var edited = as(ann, "PATCH", "/api/v1/comments/" + comment.text("id"), "{'body':'Look, @Cat','version':1}");
        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        await(cat, kinds -> last(kinds, "mentioned"));
        assertThat(kinds(bob)).containsOnlyOnce("commented");
    }

    @Test
    void aTestOverEachChannelComesOverThatChannelAlone() {
        var ann = person("Ann");
        await(ann, kinds -> kinds.equals(List.of("welcome")));
        as(ann, "POST", "/api/v1/notifications/test", "{'channel':'app'}");
        await(ann, kinds -> kinds.equals(List.of("welcome", "test")));
        assertThat(as(ann, "POST", "/api/v1/notifications/test", "{'channel':'mail'}")
                        .status())
                .isEqualTo(202);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> mails(ann).stream().anyMatch(mail -> mail.contains("over the channel mail")));
        assertThat(mails(ann)).noneMatch(mail -> mail.contains("over the channel app"));
        assertThat(as(ann, "GET", "/api/v1/notifications?unread=true", "").body())
                .doesNotContain("over the channel mail");
        assertThat(as(ann, "POST", "/api/v1/notifications/test", "{'channel':'pigeon'}")
                        .text("field"))
                .isEqualTo("channel");
    }
}
