package dev.lockstep.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.node.ObjectNode;

/** A user as GitHub shows one. */
record GitHubUserJson(GitHubLinks links) {
    ObjectNode simple(GitHubUser user) {
        var url = links.user(user.login());
        return Json.object()
                .put("login", user.login())
                .put("id", user.id())
                .put("node_id", nodeId("User", user.id()))
                .put("avatar_url", links.base() + "/avatars/u/" + user.id())
                .put("gravatar_id", "")
                .put("url", url)
                .put("html_url", links.base() + "/" + user.login().replace("[bot]", ""))
                .put("followers_url", url + "/followers")
                .put("following_url", url + "/following{/other_user}")
                .put("gists_url", url + "/gists{/gist_id}")
                .put("starred_url", url + "/starred{/owner}{/repo}")
                .put("subscriptions_url", url + "/subscriptions")
                .put("organizations_url", url + "/orgs")
                .put("repos_url", url + "/repos")
                .put("events_url", url + "/events{/privacy}")
                .put("received_events_url", url + "/received_events")
                .put("type", user.type())
                .put("user_view_type", "public")
                .put("site_admin", false);
    }

    /** For {@code GET /user}. */
    ObjectNode own(GitHubUser user, Instant since) {
        var node = simple(user).put("name", user.login());
        for (var unknown : new String[] {"company", "location", "email", "hireable", "bio", "twitter_username"}) {
            node.putNull(unknown);
        }
        return node.put("blog", "")
                .put("public_repos", 1)
                .put("public_gists", 0)
                .put("followers", 0)
                .put("following", 0)
                .put("created_at", since.toString())
                .put("updated_at", since.toString())
                .put("private_gists", 0)
                .put("total_private_repos", 0)
                .put("owned_private_repos", 0)
                .put("disk_usage", 0)
                .put("collaborators", 0)
                .put("two_factor_authentication", true);
    }

    static String nodeId(String kind, long id) {
        return Base64.getEncoder().withoutPadding().encodeToString((kind + ":" + id).getBytes(StandardCharsets.UTF_8));
    }
}
