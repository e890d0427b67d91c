package dev.lockstep.simulation;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Component;

/**
 * The product's components put together as Spring would, in microseconds instead of seconds: by their constructors, on
 * ports that the simulation gives.
 */
public final class Parts implements ApplicationEventPublisher {
    private static final List<Class<?>> COMPONENTS = components();
    private static final Map<Class<?>, List<Method>> LISTENERS = new ConcurrentHashMap<>();
    private static final Map<Class<?>, Class<?>> CHOICES = new ConcurrentHashMap<>();

    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final Map<Class<?>, UnaryOperator<Object>> changes = new HashMap<>();

    /** Uses this one instead of the product's own. */
    public <T> Parts put(Class<T> type, T part) {
        made.put(type, part);
        return this;
    }

    /** Whoever asks for the type gets what {@code change} makes of it. */
    <T> Parts change(Class<T> type, UnaryOperator<T> change) {
        changes.put(type, part -> change.apply(type.cast(part)));
        return this;
    }

    public <T> T get(Class<T> type) {
        var known = made.get(type);
        if (known == null) {
            known = type.isAnnotationPresent(ConfigurationProperties.class) ? unset(type) : chosen(type);
            known = changes.getOrDefault(type, UnaryOperator.identity()).apply(known);
            made.put(type, known);
        }
        return type.cast(known);
    }

    /** Settings that nobody gave. */
    private static Object unset(Class<?> type) {
        return new Binder(List.of()).bindOrCreate("unset", type);
    }

    private Object chosen(Class<?> type) {
        var chosen = CHOICES.computeIfAbsent(type, Parts::choose);
        var known = made.get(chosen);
        if (known == null) {
            known = build(chosen);
            made.put(chosen, known);
        }
        return known;
    }

    private static Class<?> choose(Class<?> type) {
        var fitting = COMPONENTS.stream().filter(type::isAssignableFrom).toList();
        if (fitting.size() != 1) {
            throw new IllegalStateException("for " + type + " there are " + fitting);
        }
        return fitting.getFirst();
    }

    private Object build(Class<?> type) {
        try {
            var constructor = constructor(type);
            var arguments = Arrays.stream(constructor.getParameters())
                    .map(this::argument)
                    .toArray();
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException("cannot make " + type, failed.getCause());
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException("cannot make " + type, refused);
        }
    }

    private static Constructor<?> constructor(Class<?> type) {
        var all = List.of(type.getDeclaredConstructors());
        var chosen = all.size() == 1
                ? all.getFirst()
                : all.stream()
                        .filter(each -> each.isAnnotationPresent(Autowired.class))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("which constructor of " + type));
        chosen.setAccessible(true);
        return chosen;
    }

    private Object argument(Parameter parameter) {
        var setting = parameter.getAnnotation(Value.class);
        if (setting != null) {
            return converted(byDefault(setting.value()), parameter.getType());
        }
        if (parameter.getType() == ApplicationEventPublisher.class) {
            return this;
        }
        if (parameter.getType() == List.class) {
            var element = element(parameter);
            var change = changes.getOrDefault(element, UnaryOperator.identity());
            return COMPONENTS.stream()
                    .filter(element::isAssignableFrom)
                    .map(each -> change.apply(get(each)))
                    .toList();
        }
        if (parameter.getType() == ObjectProvider.class) {
            var later = element(parameter);
            return new ObjectProvider<Object>() {
                @Override
                public Object getObject() {
                    return get(later);
                }
            };
        }
        return get(parameter.getType());
    }

    private static Class<?> element(Parameter parameter) {
        return (Class<?>) ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
    }

    /** What stands behind the last colon of a placeholder. */
    private static String byDefault(String placeholder) {
        var text = placeholder;
        while (text.startsWith("${")) {
            int colon = text.indexOf(':');
            text = colon < 0 ? "" : text.substring(colon + 1, text.length() - 1);
        }
        return text;
    }

    private static Object converted(String text, Class<?> type) {
        return switch (type.getSimpleName()) {
            case "String" -> text;
            case "int", "Integer" -> Integer.parseInt(text);
            case "long", "Long" -> Long.parseLong(text);
            case "boolean", "Boolean" -> Boolean.parseBoolean(text);
            case "Set" -> java.util.Set.of();
            case "URI" -> java.net.URI.create(text);
            case "Duration" -> DurationStyle.detectAndParse(text);
            default -> throw new IllegalStateException("a setting of " + type);
        };
    }

    @Override
    public void publishEvent(Object event) {
        for (var listener : LISTENERS.computeIfAbsent(event.getClass(), Parts::listeners)) {
            try {
                listener.invoke(get(listener.getDeclaringClass()), event);
            } catch (InvocationTargetException failed) {
                throw rethrown(failed.getCause());
            } catch (IllegalAccessException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }

    private static List<Method> listeners(Class<?> event) {
        return COMPONENTS.stream()
                .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(EventListener.class))
                .filter(method -> method.getParameterTypes()[0].isAssignableFrom(event))
                .peek(method -> method.setAccessible(true))
                .toList();
    }

    private static List<Class<?>> components() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Component.class));
        return List.of(
                        "node",
                        "keyset",
                        "project",
                        "issue",
                        "identity",
                        "conflict",
                        "terms",
                        "guard",
                        "event",
                        "connector",
                        "inbox",
                        "operation",
                        "sync")
                .stream()
                .flatMap(module -> scan.findCandidateComponents("dev.lockstep." + module).stream())
                .<Class<?>>map(found -> {
                    try {
                        return Class.forName(found.getBeanClassName());
                    } catch (ClassNotFoundException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .sorted(java.util.Comparator.comparing(Class::getName))
                .toList();
    }
}
