package dev.lockstep.sync.allow;

import dev.lockstep.connector.RemoteSession.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one look may do. For one thread. A look asks before it writes anything, for all that it decided to do. */
public final class Permit {
    private final @Nullable List<Allowed> allowed;
    private final List<Long> used = new ArrayList<>();

    /** @param allowed null for everything */
    public Permit(@Nullable List<Allowed> allowed) {
        this.allowed = allowed;
    }

    /** @throws Exceeded when the plan does not have this act there */
    public void act(Act act, @Nullable UUID linkId) {
        act(act, linkId, Map.of());
    }

    /**
     * @param prints of the values that would be written
     * @throws Exceeded when the plan does not have this act there with these values
     */
    public void act(Act act, @Nullable UUID linkId, Map<Field, String> prints) {
        if (allowed == null) {
            return;
        }
        Allowed found = allowed.stream()
                .filter(each -> Objects.equals(each.linkId(), linkId))
                // What a tracker cannot be told when a record is made is written right after.
                .filter(each -> each.act() == act || act == Act.EDIT && each.act() == Act.CREATE)
                .findFirst()
                .orElseThrow(() -> new Exceeded("It changed since the plan was made: the plan does not have this "
                        + act.name().toLowerCase(Locale.ROOT) + "."));
        prints.forEach((field, print) -> {
            if (!print.equals(found.prints().get(field))) {
                throw new Exceeded("It changed since the plan was made: "
                        + field.name().toLowerCase(Locale.ROOT) + " would become something else.");
            }
        });
        used.add(found.number());
    }

    /** True when a plan has this act there. */
    public boolean orders(Act act, UUID linkId) {
        return allowed != null && allowed.stream().anyMatch(each -> each.act() == act && linkId.equals(each.linkId()));
    }

    /** False for work of no plan. */
    public boolean isLimited() {
        return allowed != null;
    }

    /** The plan's numbers of what was asked for. */
    public List<Long> used() {
        return List.copyOf(used);
    }
}
