package dev.lockstep.api.graphql.read;

import dev.lockstep.account.People;
import dev.lockstep.api.access.Gate;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.api.graphql.list.Arguments;
import dev.lockstep.base.Refused;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.IssueState;
import dev.lockstep.issue.listing.IssueLists;
import dev.lockstep.issue.search.Asked;
import dev.lockstep.issue.search.Hit;
import dev.lockstep.issue.search.IssueSearch;
import dev.lockstep.keyset.Compare;
import dev.lockstep.keyset.Ordering;
import dev.lockstep.keyset.Rows;
import dev.lockstep.keyset.Sql;
import dev.lockstep.keyset.Wish;
import dev.lockstep.member.listing.ProjectLists;
import dev.lockstep.project.Project;
import dev.lockstep.project.listing.LabelLists;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.stereotype.Component;

/** The queries that search. */
@Component
final class Searches implements RuntimeWiringConfigurer {
    private static final int MOST_FOUND = 1_000;
    private static final int MOST_QUERY = 500;

    private final IssueSearch search;
    private final IssueLists issues;
    private final ProjectLists projects;
    private final LabelLists labels;
    private final People people;
    private final Gate gate;

    Searches(
            IssueSearch search, IssueLists issues, ProjectLists projects, LabelLists labels, People people, Gate gate) {
        this.search = search;
        this.issues = issues;
        this.projects = projects;
        this.labels = labels;
        this.people = people;
        this.gate = gate;
    }

    @Override
    public void configure(RuntimeWiring.Builder wiring) {
        wiring.type(
                "Query",
                type -> type.dataFetcher("searchIssues", this::issues)
                        .dataFetcher("searchProjects", this::projects)
                        .dataFetcher("searchLabels", this::labels)
                        .dataFetcher("searchIssueStates", Searches::states)
                        .dataFetcher("searchUsers", this::people)
                        .dataFetcher("searchGropiusUsers", this::people));
    }

    private List<Issue> issues(DataFetchingEnvironment env) {
        var window = Arguments.window(env);
        var hits = search.find(query(env), new Asked(Asking.of(env).member(), null), MOST_FOUND, null)
                .items();
        if (hits.isEmpty()) {
            return List.of();
        }
        var found = issues.among(hits.stream().map(Hit::issueId).toList(), Arguments.filter(env, FiltersOfIssues.ALL));
        return hits.stream()
                .map(hit -> found.get(hit.issueId()))
                .filter(Objects::nonNull)
                .skip(window.skip())
                .limit(window.size())
                .toList();
    }

    private List<Project> projects(DataFetchingEnvironment env) {
        var filter = Sql.all(
                List.of(Compare.CONTAINS.sql(ProjectLists.NAME, query(env)), Arguments.filter(env, Filters.PROJECTS)));
        return values(projects.seenBy(Asking.of(env).member(), wish(filter, ProjectLists.ID, env)));
    }

    private List<LabelNode> labels(DataFetchingEnvironment env) {
        var project = project(env);
        var filter = Compare.CONTAINS.sql(LabelLists.NAME, query(env));
        var found = labels.of(List.of(project), wish(filter, LabelLists.ID, env));
        return values(Objects.requireNonNull(found.get(project))).stream()
                .map(LabelNode::of)
                .toList();
    }

    private UUID project(DataFetchingEnvironment env) {
        var id = NodeIds.uuid(env.getArgument("trackable"), "trackable");
        if (!gate.mayRead(Asking.of(env).visitor(), id)) {
            throw Refused.notFound("project");
        }
        return id;
    }

    private static List<StateNode> states(DataFetchingEnvironment env) {
        var window = Arguments.window(env);
        var part = query(env).toLowerCase(Locale.ROOT);
        return Arrays.stream(IssueState.values())
                .map(StateNode::of)
                .filter(state -> state.name().contains(part))
                .skip(window.skip())
                .limit(window.size())
                .toList();
    }

    private List<UserNode.Hub> people(DataFetchingEnvironment env) {
        var window = Arguments.window(env);
        return people.list(query(env), window.size(), (long) window.skip()).stream()
                .map(UserNode.Hub::of)
                .toList();
    }

    private static Wish wish(Sql filter, dev.lockstep.keyset.Column id, DataFetchingEnvironment env) {
        return new Wish(filter, Ordering.of(List.of(), id), Arguments.window(env));
    }

    private static <T> List<T> values(Rows<T> rows) {
        return rows.rows().stream().map(Rows.Row::value).toList();
    }

    private static String query(DataFetchingEnvironment env) {
        String query = Objects.requireNonNull(env.getArgument("query"));
        if (query.length() > MOST_QUERY) {
            throw Refused.invalid("q_too_long", "query", "query has at most " + MOST_QUERY + " characters.");
        }
        return query;
    }
}
