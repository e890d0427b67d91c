package dev.lockstep.api.linking;

import dev.lockstep.api.Visitor;
import dev.lockstep.api.rest.Bodies;
import dev.lockstep.base.Database;
import dev.lockstep.base.Refused;
import dev.lockstep.conflict.Policy;
import dev.lockstep.conflict.Rules;
import dev.lockstep.connector.Connections;
import dev.lockstep.project.Projects;
import dev.lockstep.sync.Jobs;
import dev.lockstep.sync.Link;
import dev.lockstep.sync.Links;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Links, made, changed, removed and looked at. Who may is asked before. */
@Component
public class LinkKeeping {
    private static final String UNSYNCED = "unsynced"; // as jobs say it of a link before its first
    private static final String NOT_BEGUN = "It has not begun yet.";

    private final Links links;
    private final Projects projects;
    private final Connections connections;
    private final Jobs jobs;
    private final Rules rules;
    private final Database database;

    LinkKeeping(Links links, Projects projects, Connections connections, Jobs jobs, Rules rules, Database database) {
        this.links = links;
        this.projects = projects;
        this.connections = connections;
        this.jobs = jobs;
        this.rules = rules;
        this.database = database;
    }

    /**
     * What stands there is brought in by itself; nothing is made there that nobody approved.
     *
     * @param paused it begins when somebody resumes it
     */
    public Link make(Links.NewLink wanted, Links.Tuning tuning, boolean tells, boolean paused) {
        Bodies.known(projects.find(wanted.projectId()), "project");
        Bodies.known(connections.find(wanted.connectionId()), "connection");
        var by = Visitor.author(); // a unit of work may run on another thread than the request
        return database.write(() -> {
            var made = links.tune(links.create(wanted).id(), tuning);
            if (paused) {
                links.pause(made.id(), NOT_BEGUN, by);
            } else {
                jobs.want(made.id());
            }
            return tells ? links.tell(made.id(), true) : made;
        });
    }

    /**
     * What is to be other than it is; null members stay.
     *
     * @param policies by field; those that are not named stay
     */
    public record Change(
            @Nullable Boolean incoming,
            @Nullable Boolean outgoing,
            @Nullable String doneState,
            @Nullable Boolean attribution,
            @Nullable Map<String, Boolean> sends,
            @Nullable Boolean fallbackComments,
            Links.Tuning tuning,
            Map<String, Policy> policies) {
        private static final Links.Tuning AS_IT_IS = new Links.Tuning(null, null, null, null);

        /** Of what goes out alone. */
        public static Change sending(@Nullable Boolean outgoing, Map<String, Boolean> sends) {
            return new Change(null, outgoing, null, null, sends, null, AS_IT_IS, Map.of());
        }
    }

    /** What waited for a switch is sent by itself. */
    public Link change(UUID id, Change change) {
        find(id);
        return database.write(() -> {
            rules.change(id, change.policies());
            boolean opens = Boolean.TRUE.equals(change.outgoing()) && !find(id).outgoing();
            links.change(id, change.incoming(), change.outgoing(), change.doneState());
            if (opens) {
                jobs.want(id); // what was made meanwhile is not there yet
            }
            if (change.sends() != null) {
                links.send(id, find(id).switches().with(change.sends()));
            }
            if (change.fallbackComments() != null) {
                links.tell(id, change.fallbackComments());
            }
            links.tune(id, change.tuning());
            return change.attribution() == null ? find(id) : links.attribute(id, change.attribution());
        });
    }

    /** What was paused before its first job, as by whoever wanted to look at its plan, begins. */
    public void resume(UUID id) {
        boolean begins = find(id).pausedReason() != null && UNSYNCED.equals(jobs.syncState(id));
        database.write(() -> {
            links.resume(id);
            if (begins) {
                jobs.want(id);
            }
        });
    }

    public void delete(UUID id) {
        find(id);
        links.delete(id);
    }

    public Jobs.Started sync(UUID id) {
        return jobs.start(find(id).id());
    }

    private Link find(UUID id) {
        return links.find(id).orElseThrow(() -> Refused.notFound("link"));
    }
}
