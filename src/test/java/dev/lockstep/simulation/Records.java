package dev.lockstep.simulation;

import java.util.Arrays;
import java.util.Map;

/** A record with some components replaced, whatever others it has. */
public final class Records {
    private Records() {}

    public static <R extends Record> R with(R record, Map<String, Object> replaced) {
        try {
            var components = record.getClass().getRecordComponents();
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                var name = components[i].getName();
                values[i] = replaced.containsKey(name) ? replaced.get(name) : accessor.invoke(record);
            }
            var types = Arrays.stream(components).map(each -> each.getType()).toArray(Class<?>[]::new);
            var constructor = record.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            var copy = (R) constructor.newInstance(values);
            return copy;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
