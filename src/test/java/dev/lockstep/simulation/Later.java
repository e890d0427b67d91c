package dev.lockstep.simulation;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;

/** Stands for a part: one that is made when it is first asked, or one of which some answers are changed. */
public final class Later {
    private Later() {}

    static <T> T of(Class<T> type, Supplier<T> part) {
        return changed(type, (method, arguments) -> call(part.get(), method, arguments));
    }

    /** @param answers gets every call; {@link #call} passes it on */
    public static <T> T changed(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.to(method, arguments)));
    }

    public interface Answers {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    public static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
