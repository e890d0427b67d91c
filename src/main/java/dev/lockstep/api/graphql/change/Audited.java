package dev.lockstep.api.graphql.change;

import dev.lockstep.account.audit.AuditLog;
import dev.lockstep.account.audit.AuditLog.Act;
import dev.lockstep.api.graphql.Asking;
import dev.lockstep.base.Refused;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What the audit log tells of the routes it tells of the graph as well, under the same names. */
@Component
public final class Audited {
    private static final Set<Refused.Kind> TOLD =
            EnumSet.of(Refused.Kind.FORBIDDEN, Refused.Kind.CONFLICT, Refused.Kind.STATE);

    private final AuditLog log;

    Audited(AuditLog log) {
        this.log = log;
    }

    public <T> T act(Asking asking, String action, Function<T, String> subject, Supplier<T> what) {
        try {
            var done = what.get();
            add(asking, action, subject.apply(done), true);
            return done;
        } catch (Refused refused) {
            if (TOLD.contains(refused.kind())) {
                add(asking, action, "", false);
            }
            throw refused;
        }
    }

    private void add(Asking asking, String action, String subject, boolean done) {
        var visitor = asking.visitor();
        log.add(new Act(visitor.id(), visitor.name(), action, subject, asking.address(), done));
    }
}
