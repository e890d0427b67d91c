package dev.lockstep.sync;

import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import dev.lockstep.connector.Connection;
import dev.lockstep.connector.Connections;
import dev.lockstep.connector.Container;
import dev.lockstep.event.Events;
import dev.lockstep.issue.Author;
import dev.lockstep.operation.Interventions;
import dev.lockstep.operation.Pause;
import dev.lockstep.project.Projects;
import dev.lockstep.terms.Switches;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredLinks implements Links {
    private final JdbcClient jdbc;
    private final KnownLinks known;
    private final Database database;
    private final InstantSource clock;
    private final Connections connections;
    private final Projects projects;
    private final Interventions interventions;
    private final Candidates candidates;
    private final Addresses addresses;
    private final Revisions revisions;
    private final Events events;
    private final ApplicationEventPublisher publisher;
    private final int maxMutations;

    StoredLinks(
            JdbcClient jdbc,
            KnownLinks known,
            Database database,
            InstantSource clock,
            Connections connections,
            Projects projects,
            Interventions interventions,
            Candidates candidates,
            Revisions revisions,
            Events events,
            ApplicationEventPublisher publisher,
            @Value("${lockstep.max-mutations:100}") int maxMutations) {
        this.maxMutations = maxMutations;
        this.jdbc = jdbc;
        this.known = known;
        this.database = database;
        this.clock = clock;
        this.connections = connections;
        this.projects = projects;
        this.interventions = interventions;
        this.candidates = candidates;
        addresses = new Addresses(jdbc, database);
        this.revisions = revisions;
        this.events = events;
        this.publisher = publisher;
    }

    /** What is only there may come in. */
    record LinkApproved(UUID linkId) {}

    /** What goes out or is called how on a link was changed. */
    record TermsChanged(UUID linkId) {}

    /** Announced inside the transaction that removes it. */
    record LinkRemoved(UUID linkId, Instant at) {}

    @Override
    public Link create(NewLink wanted) {
        Connection connection = connections
                .find(wanted.connectionId())
                .orElseThrow(() -> Refused.invalid(
                        "connection_unknown", "connectionId", "There is no connection with this id; make it first."));
        if (projects.find(wanted.projectId()).isEmpty()) {
            throw Refused.invalid("project_unknown", "projectId", "There is no project with this id; make it first.");
        }
        return database.write(() -> insert(wanted, connection));
    }

    private Link insert(NewLink wanted, Connection connection) {
        // Asked first: SQLite's refusal cannot be told from others. Who comes between is found when this is run again.
        if (findByContainer(wanted.connectionId(), wanted.container()).isPresent()) {
            throw new Refused(
                    Refused.Kind.CONFLICT,
                    "container_linked",
                    "container",
                    wanted.container().path() + " is linked already over this connection; unlink it first.");
        }
        UUID id = address(wanted.connectionId(), wanted.container()).linkId();
        jdbc.sql("""
                insert into link (id, project_id, connection_id, tracker, container, incoming, outgoing,
                  include_pull_requests, done_state, only_here_approved, created_at, switched_off,
                  max_mutations)
                values (:id, :project, :connection, :tracker, :container, :incoming, :outgoing, :pulls, :done, 0, :now, :off,
                  :most)
                """)
                .param("id", id.toString())
                .param("project", wanted.projectId().toString())
                .param("connection", wanted.connectionId().toString())
                .param("tracker", connection.tracker().name().toLowerCase(Locale.ROOT))
                .param("container", wanted.container().path())
                .param("incoming", Rows.flag(wanted.incoming()))
                .param("outgoing", Rows.flag(wanted.outgoing()))
                .param("pulls", Rows.flag(wanted.includePullRequests()))
                .param("done", wanted.doneState())
                .param("now", clock.millis())
                .param("off", wanted.switches().stored())
                .param("most", maxMutations)
                .update();
        tell("link.created", id, wanted.projectId());
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Link> find(UUID id) {
        return all().stream().filter(link -> link.id().equals(id)).findFirst();
    }

    @Override
    public Optional<Link> findByContainer(UUID connectionId, Container container) {
        return all().stream()
                .filter(link -> link.connectionId().equals(connectionId)
                        && link.container().equals(container))
                .findFirst();
    }

    @Override
    public List<Link> ofProject(UUID projectId) {
        return all().stream().filter(link -> link.projectId().equals(projectId)).toList();
    }

    @Override
    public List<Link> all() {
        return known.all();
    }

    @Override
    public Link change(UUID id, @Nullable Boolean incoming, @Nullable Boolean outgoing, @Nullable String doneState) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        // Whoever changes the rest at the same moment keeps what he changed.
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("incoming", incoming == null ? null : Rows.flag(incoming));
        values.put("outgoing", outgoing == null ? null : Rows.flag(outgoing));
        values.put("done", doneState);
        update(link, """
                incoming = coalesce(cast(:incoming as integer), incoming),
                outgoing = coalesce(cast(:outgoing as integer), outgoing),
                done_state = coalesce(cast(:done as text), done_state)""", values);
        if (Boolean.TRUE.equals(outgoing) && !link.outgoing()) {
            database.write(() -> revise(id));
        }
        return find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    @Override
    public Link tune(UUID id, Tuning tuning) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        if (tuning.maxMutations() != null) {
            if (tuning.maxMutations() < 0) {
                throw Refused.invalid(
                        "max_mutations_negative", "maxMutations", "Give a number of changes, or 0 for any number.");
            }
            update(link, "max_mutations = :most", Map.of("most", tuning.maxMutations()));
        }
        if (tuning.whenDeleted() != null) {
            update(
                    link,
                    "when_deleted = :word",
                    Map.of("word", tuning.whenDeleted().word()));
        }
        if (tuning.deletions() != null && tuning.deletions() != link.deletions().policy()) {
            update(
                    link,
                    "deletions = :word, deletions_since = :now",
                    Map.of("word", tuning.deletions().word(), "now", clock.millis()));
        }
        String intake = tuning.intake() == null
                ? null
                : tuning.intake().checked(link.tracker()).stored();
        if (intake != null) {
            update(link, "intake = :intake", Map.of("intake", intake));
        }
        return find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    @Override
    public Link attribute(UUID id, boolean on) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        update(link, "attribution = :on", Map.of("on", Rows.flag(on)));
        return find(id).orElseThrow();
    }

    @Override
    public Link send(UUID id, Switches switches) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        database.write(() -> {
            update(link, "switched_off = :off", Map.of("off", switches.stored()));
            if (switches.opensAfter(link.switches())) {
                revise(id);
            }
        });
        return find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    /** Its pairs are gone through for what waits to be sent. Inside a unit of work. */
    private void revise(UUID id) {
        revisions.want(id);
        database.afterCommit(() -> publisher.publishEvent(new TermsChanged(id)));
    }

    @Override
    public void reworded(UUID id, boolean everywhere) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        for (Link each : everywhere ? ofProject(link.projectId()) : List.of(link)) {
            update(each, "wording = wording + 1", Map.of());
            revise(each.id());
        }
    }

    @Override
    public Link tell(UUID id, boolean on) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("now", on ? clock.millis() : null);
        if (on == (link.notesSince() == null)) {
            update(link, "notes_since = cast(:now as bigint)", values);
        }
        return find(id).orElseThrow(() -> Refused.notFound("link"));
    }

    /** @param userId of who has an account; null for whoever runs the hub without one */
    private record Paused(
            UUID id,
            String place,
            String reason,
            String by,
            @Nullable String userId) {}

    @Override
    public void pause(UUID id, String reason, Author by) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        database.write(() -> {
            update(link, "paused_reason = :reason", Map.of("reason", reason));
            var news = new Paused(id, link.container().path(), reason, by.name(), Author.account(by));
            events.publish("link.paused", id.toString(), link.projectId(), news);
            interventions.pause(Pause.Scope.LINK, id, reason, by.name());
        });
    }

    @Override
    public void resume(UUID id) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        database.write(() -> {
            update(link, "paused_reason = null, trouble = null, other_hub = null", Map.of());
            interventions.resume(Pause.Scope.LINK, id);
        });
    }

    @Override
    public void delete(UUID id) {
        Link link = find(id).orElseThrow(() -> Refused.notFound("link"));
        database.write(() -> {
            jdbc.sql("delete from link where id = ?").param(id.toString()).update();
            publisher.publishEvent(new LinkRemoved(id, clock.instant()));
            interventions.resume(Pause.Scope.LINK, id); // so that what is queued finds out that it is disabled
            tell("link.deleted", id, link.projectId());
        });
    }

    @Override
    public Slice<OnlyHere> onlyHere(UUID linkId, int limit, @Nullable String cursor) {
        return candidates.list(linkId, limit, cursor);
    }

    @Override
    public long countOnlyHere(UUID linkId) {
        return candidates.count(linkId);
    }

    @Override
    public Link approve(UUID linkId) {
        Link link = find(linkId).orElseThrow(() -> Refused.notFound("link"));
        update(link, "only_here_approved = 1", Map.of());
        publisher.publishEvent(new LinkApproved(linkId));
        return find(linkId).orElseThrow();
    }

    @Override
    public Optional<Address> address(UUID linkId) {
        return addresses.find(linkId);
    }

    /** Inside a unit of work; made when it was never told of. */
    Address address(UUID connectionId, Container container) {
        return addresses.of(connectionId, container, clock.instant());
    }

    /** Learned when the tracker was spoken to. */
    void installed(Link link, String installation) {
        boolean known = address(link.id())
                .filter(address -> installation.equals(address.installation()))
                .isPresent();
        if (!known) {
            database.write(() -> addresses.installed(link.id(), installation));
        }
    }

    /** Once all is listed anew, what was disabled while it was not linked is judged again. */
    void listed(UUID id) {
        interventions.relinked(id);
    }

    /** What goes wrong with a link as a whole, until a look at it succeeds. */
    void trouble(Link link, String trouble) {
        database.write(() -> {
            // The link at hand may be older than what another node noted.
            int rows = jdbc.sql(
                            "update link set trouble = :trouble where id = :id and coalesce(trouble, '') <> :trouble")
                    .param("trouble", trouble)
                    .param("id", link.id().toString())
                    .update();
            if (rows == 1) {
                changed(link.id(), link.projectId());
            }
        });
    }

    /** The words for what no fault of the tracker explains. */
    static String damaged(RuntimeException surprise) {
        return "Something stored for this link may be damaged ("
                + surprise.getClass().getSimpleName()
                + "). Start a sync to list it anew; if that does not help, the log has the details.";
    }

    /** Another hub writes there too. */
    void meets(Link link, String otherHub) {
        if (!otherHub.equals(link.otherHub())) {
            update(link, "other_hub = :hub", Map.of("hub", otherHub));
        }
    }

    private void update(Link link, String assignments, Map<String, ? extends @Nullable Object> values) {
        database.write(() -> {
            jdbc.sql("update link set " + assignments + " where id = :id")
                    .params(values)
                    .param("id", link.id().toString())
                    .update();
            changed(link.id(), link.projectId());
        });
    }

    private void changed(UUID id, UUID projectId) {
        tell("link.updated", id, projectId);
    }

    private void tell(String type, UUID id, UUID projectId) {
        known.forget();
        events.publish(type, id.toString(), projectId, Map.of("id", id));
    }
}
