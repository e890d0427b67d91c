package dev.lockstep.sync;

import dev.lockstep.base.Refused;
import dev.lockstep.connector.ConnectorException;
import dev.lockstep.connector.ConnectorFault;
import dev.lockstep.connector.RemoteHttp;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.guard.Guard;
import dev.lockstep.issue.Issues;
import dev.lockstep.operation.Operation;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.OperationRequest.Kind;
import dev.lockstep.operation.OperationRequest.Priority;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.Outcome;
import dev.lockstep.operation.Processed;
import dev.lockstep.sync.allow.Exceeded;
import dev.lockstep.sync.allow.Permit;
import dev.lockstep.sync.allow.Permits;
import dev.lockstep.sync.hand.Later;
import dev.lockstep.sync.heard.Recording;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns an operation into one look at its pair, and what a tracker refuses into an outcome. */
@Component
final class SyncProcessor implements OperationProcessor {
    private final StoredLinks links;
    private final Conversations conversations;
    private final IssueLook issueLook;
    private final CommentLook commentLook;
    private final Permits permits;
    private final Operations operations;
    private final Guard guard;
    private final Recording recording;
    private final InstantSource clock;

    SyncProcessor(
            StoredLinks links,
            Conversations conversations,
            IssueLook issueLook,
            CommentLook commentLook,
            Permits permits,
            Operations operations,
            Guard guard,
            Recording recording,
            InstantSource clock) {
        this.links = links;
        this.conversations = conversations;
        this.issueLook = issueLook;
        this.commentLook = commentLook;
        this.permits = permits;
        this.operations = operations;
        this.guard = guard;
        this.recording = recording;
        this.clock = clock;
    }

    @Override
    public Processed process(Operation operation, Lease lease) {
        return recording.of(operation, () -> looked(operation, lease));
    }

    private Processed looked(Operation operation, Lease lease) {
        var request = operation.request();
        Link link = links.find(request.linkId()).orElse(null);
        if (link == null) {
            return Processed.of(new Outcome.Disabled("link_removed"));
        }
        try {
            var session = conversations.open(link, request.priority() == Priority.LIVE);
            var permit =
                    new Permit(permits.of(request.jobId(), request.subjectId()).orElse(null));
            var rejected = guard.rejected(request.hold(), request.subjectId()).orElse(null);
            var look = new Look(operation, lease, link, session, permit, conversations.wording(link), rejected);
            var processed = ScopedValue.where(RemoteHttp.IN_TIME, () -> lease.outlasts(RemoteSession.DEADLINE_SECONDS))
                    .call(() -> request.kind() == Kind.COMMENT ? commentLook.process(look) : issueLook.process(look));
            conversations.installation(link).ifPresent(id -> links.installed(link, id));
            return decidingAnew(permit.isLimited() ? noted(look, processed) : processed);
        } catch (Exceeded exceeded) {
            return refused(link, operation.request(), String.valueOf(exceeded.getMessage()));
        } catch (Later notMade) {
            return Processed.of(new Outcome.Waiting(notMade.until(), notMade.reason()));
        } catch (ConnectorException failure) {
            noteTrouble(link, failure.fault());
            return Processed.of(Faults.outcome(failure.fault(), clock.instant()));
        } catch (Issues.VersionConflict moved) {
            // The record changed between reading and storing: the queue's retry decides anew on what is there then.
            return new Processed(new Outcome.Completed("again"), () -> {
                throw new Processed.Stale("The record moved on.");
            });
        } catch (Refused refused) {
            return Processed.of(new Outcome.Failed(
                    refused.code(),
                    String.valueOf(refused.getMessage()),
                    "Change it on the other side; it is looked at again."));
        }
    }

    private Processed noted(Look look, Processed processed) {
        UUID plan = Objects.requireNonNull(look.operation().request().jobId());
        return new Processed(processed.outcome(), () -> {
            processed.effects().run();
            if (processed.outcome() instanceof Outcome.Completed completed) {
                if (completed.reason().equals(Gate.REJECTED)) {
                    permits.refused(plan, look.subjectId(), look.link().id(), "A person rejected it meanwhile.");
                } else {
                    permits.applied(plan, look.permit().used());
                }
            }
        });
    }

    /** What told of a change that the plan does not have may have stood for others as well: a look of no plan goes on. */
    private Processed refused(Link link, OperationRequest request, String reason) {
        UUID plan = Objects.requireNonNull(request.jobId());
        return new Processed(new Outcome.Completed("plan_refused"), () -> {
            permits.refused(plan, request.subjectId(), link.id(), reason);
            if (!request.eventKind().equals(Requests.PLANNED)) {
                UUID issueId = UUID.fromString(request.key().value());
                operations.enqueue(Requests.look(
                        link, request.kind(), issueId, request.subjectId(), clock.instant(), Requests.Cause.LIVE));
            }
        });
    }

    private static Processed decidingAnew(Processed processed) {
        return new Processed(processed.outcome(), () -> {
            try {
                processed.effects().run();
            } catch (Issues.VersionConflict moved) {
                throw new Processed.Stale("The record moved on.");
            }
        });
    }

    private void noteTrouble(Link link, ConnectorFault fault) {
        if (fault instanceof ConnectorFault.Unauthorized || fault instanceof ConnectorFault.Forbidden) {
            links.trouble(link, fault.message());
        }
    }
}
