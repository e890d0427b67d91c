package dev.lockstep.simulation;

import dev.lockstep.issue.Issue;
import dev.lockstep.issue.Issues;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose words the hub had to write itself is said at the tracker, once, and nowhere else. */
final class Said {
    private static final Pattern LINE = Pattern.compile("wrote (on GitHub|in Plane|in Jira):");

    private final World world;
    private final JdbcClient jdbc;

    Said(World world, JdbcClient jdbc) {
        this.world = world;
        this.jdbc = jdbc;
    }

    List<String> complaints(List<Issue> hub) {
        var complaints = new ArrayList<String>();
        var issues = world.nodes().getFirst().parts().get(Issues.class);
        for (var issue : hub) {
            expect(0, issue.body(), "the hub", complaints);
            issues.comments(issue.id()).forEach(comment -> expect(0, comment.body(), "the hub", complaints));
        }
        var github = world.trackers().github();
        for (var issue : github.issues(World.REPOSITORY)) {
            expect(due("github", issue.id()), issue.body(), "GitHub", complaints);
            github.comments(World.REPOSITORY, issue.number())
                    .forEach(each -> expect(due("github", each.id()), each.body(), "GitHub", complaints));
        }
        var plane = world.trackers().plane();
        for (var item : plane.issues(world.planeProject())) {
            expect(due("plane", item.id()), item.descriptionHtml(), "Plane", complaints);
            plane.comments(world.planeProject(), item.id())
                    .forEach(each -> expect(due("plane", each.id()), each.commentHtml(), "Plane", complaints));
        }
        if (world.mix().jira()) {
            inJira(complaints);
        }
        return complaints;
    }

    private void inJira(List<String> complaints) {
        var jira = world.jira().jira();
        for (var issue : jira.issues(JiraGround.PROJECT)) {
            expect(due("jira", issue.id()), String.valueOf(issue.description()), "Jira", complaints);
            jira.comments(issue.id())
                    .forEach(each -> expect(due("jira", each.id()), each.body().toString(), "Jira", complaints));
        }
    }

    /** What the hub made for somebody of another place says so. */
    private int due(String tracker, Object remoteId) {
        return jdbc.sql("""
                        select case when json_extract(coalesce(issue.author, comment.author), '$.place') <> link.tracker
                          and intent.id is not null then 1 else 0 end
                        from twin join link on link.id = twin.link_id
                          left join issue on issue.id = twin.hub_id left join comment on comment.id = twin.hub_id
                          left join intent on intent.link_id = twin.link_id and intent.hub_id = twin.hub_id
                        where link.tracker = ? and twin.remote_id = ?
                        """)
                .params(tracker, String.valueOf(remoteId))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** A hub that was set back does not know any more for whom it made what it made since. */
    private void expect(int times, String text, String where, List<String> complaints) {
        long found = text == null ? 0 : LINE.matcher(text).results().count();
        boolean forgotten = world.olderCopy().wasSetBack() && found == 1 && !where.equals("the hub");
        if (found != times && !forgotten) {
            complaints.add(where + " says " + found + " times whose words these are: " + text);
        }
    }
}
