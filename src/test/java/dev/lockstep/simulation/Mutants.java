package dev.lockstep.simulation;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.RemoteComment;
import dev.lockstep.connector.RemoteIssue;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.connector.Walk;
import dev.lockstep.operation.OperationProcessor;
import dev.lockstep.operation.OperationRequest;
import dev.lockstep.operation.Operations;
import dev.lockstep.operation.QueueRule;
import dev.lockstep.simulation.Later.Answers;
import dev.lockstep.sync.SimulatedMutants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each a rule of the product taken out at a port, with the invariants of which one must notice. */
final class Mutants {
    private Mutants() {}

    /** @param caught the invariants that stand for the rule */
    record Case(Mutant mutant, Set<String> caught) {
        @Override
        public String toString() {
            return mutant.name();
        }
    }

    static List<Case> all() {
        return List.of(
                new Case(new NoProbe(), Set.of("duplicate")),
                new Case(new NoPoll(), Set.of("bijection", "convergence", "lost-update")),
                new Case(new NoEchoCheck(), Set.of("duplicate", "bijection", "convergence", "stuck")),
                new Case(new NoLease(), Set.of("stuck")),
                new Case(new NoFence(), Set.of("serial")),
                new Case(new LastWriteWins(), Set.of("lost-update", "invention")),
                new Case(new AdoptedBase(), Set.of("lost-update")),
                new Case(new EqualSecond(), Set.of("convergence", "lost-update")),
                new Case(new NoOverlap(), Set.of("bijection", "convergence", "lost-update")),
                new Case(new NoHold(), Set.of("held")));
    }

    /** A mutant of what the trackers answer. */
    abstract static class OfSessions extends Mutant {
        OfSessions(String name) {
            super(name);
        }

        abstract Object answer(String call, Object real);

        /** True when the real call is not made. */
        boolean instead(String call) {
            return false;
        }

        @Override
        Connector connector(Connector connector) {
            return Later.changed(Connector.class, (method, arguments) -> {
                var real = Later.call(connector, method, arguments);
                return real instanceof RemoteSession session ? changed(session) : real;
            });
        }

        private RemoteSession changed(RemoteSession session) {
            Answers answers = (method, arguments) -> {
                var real = instead(method.getName()) ? null : Later.call(session, method, arguments);
                return answer(method.getName(), real);
            };
            return Later.changed(RemoteSession.class, answers);
        }
    }

    private static final class NoProbe extends OfSessions {
        NoProbe() {
            super("no create probe");
        }

        @Override
        boolean instead(String call) {
            return call.startsWith("find") || call.equals("createSettles");
        }

        @Override
        Object answer(String call, Object real) {
            return call.startsWith("find") ? Optional.empty() : call.equals("createSettles") ? Duration.ZERO : real;
        }
    }

    private static final class NoPoll extends Mutant {
        NoPoll() {
            super("no poll");
        }

        @Override
        boolean polls() {
            return false;
        }
    }

    /** What the hub made itself looks like anybody's. */
    private static final class NoEchoCheck extends OfSessions {
        NoEchoCheck() {
            super("no echo check");
        }

        @Override
        Object answer(String call, Object real) {
            return call.startsWith("find") ? real : unmarked(real);
        }

        private static Object unmarked(Object real) {
            return real == null
                    ? null
                    : switch (real) {
                        case RemoteIssue issue -> without(issue);
                        case RemoteComment comment -> without(comment);
                        case List<?> list ->
                            list.stream().map(NoEchoCheck::unmarked).toList();
                        case Optional<?> some -> some.map(NoEchoCheck::unmarked);
                        case Walk<?> walk -> Records.with(walk, Map.of("items", unmarked(walk.items())));
                        default -> real;
                    };
        }

        private static <R extends Record> R without(R marked) {
            Map<String, Object> nothing = new HashMap<>();
            nothing.put("marker", null);
            return Records.with(marked, nothing);
        }
    }

    private static final class NoLease extends Mutant {
        NoLease() {
            super("no lease");
        }

        @Override
        boolean takesBack() {
            return false;
        }
    }

    private static final class NoFence extends Mutant {
        NoFence() {
            super("no fencing");
        }

        @Override
        QueueRule queue() {
            return QueueRule.NO_FENCE;
        }
    }

    /** What was set back to an older copy writes at once. */
    private static final class NoHold extends Mutant {
        NoHold() {
            super("no hold after a restore");
        }

        @Override
        boolean holds() {
            return false;
        }
    }

    private static final class LastWriteWins extends Mutant {
        LastWriteWins() {
            super("last write wins");
        }

        @Override
        OperationProcessor processor(Parts parts, OperationProcessor processor) {
            return SimulatedMutants.lastWriteWins(parts, processor);
        }
    }

    private static final class AdoptedBase extends OfSessions {
        private final ThreadLocal<RemoteIssue> found = new ThreadLocal<>();

        AdoptedBase() {
            super("base from the adopted issue");
        }

        @Override
        Object answer(String call, Object real) {
            if (call.equals("findIssueByMarker") && real instanceof Optional<?> some && some.isPresent()) {
                found.set((RemoteIssue) some.get());
            }
            return real;
        }

        @Override
        OperationProcessor processor(Parts parts, OperationProcessor processor) {
            return (operation, lease) -> {
                found.remove();
                var processed = processor.process(operation, lease);
                return SimulatedMutants.adoptedBase(parts, operation, processed, ignored -> found.get());
            };
        }
    }

    /** What carries the same time is the same news. */
    private static final class EqualSecond extends Mutant {
        EqualSecond() {
            super("equal second as duplicate");
        }

        @Override
        Operations operations(Operations operations) {
            return Later.changed(Operations.class, (method, arguments) -> {
                if (arguments != null && arguments.length == 1 && arguments[0] instanceof OperationRequest request) {
                    arguments[0] = request.isLook() ? request : Records.with(request, Map.of("contentHash", "same"));
                }
                return Later.call(operations, method, arguments);
            });
        }
    }

    /** The next poll begins where this one ended, by our clock. */
    private static final class NoOverlap extends OfSessions {
        private InstantSource clock = () -> Instant.EPOCH;

        NoOverlap() {
            super("cursor without overlap");
        }

        @Override
        void begins(InstantSource time) {
            clock = time;
        }

        @Override
        Object answer(String call, Object real) {
            if (real instanceof Optional<?> some) {
                return some.map(each -> answer(call, each));
            }
            return real instanceof Walk<?> walk && walk.next() == null && !walk.notModified()
                    ? Records.with(walk, Map.of("cursor", now()))
                    : real;
        }

        private String now() {
            return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        }
    }
}
