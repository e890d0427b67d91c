package dev.lockstep.doctor;

import dev.lockstep.base.Folders;
import dev.lockstep.base.HubKey;
import dev.lockstep.base.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * The connectors over a copy of the hub's connections, in a folder that is gone afterwards: they learn and keep there what they
 * like, budgets and tokens, and nothing of it reaches the hub, which may run meanwhile.
 */
final class Borrowed implements AutoCloseable {
    private final Path folder;
    private final AnnotationConfigApplicationContext context;

    private Borrowed(Path folder, AnnotationConfigApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** @throws Refused when the key does not fit the database */
    static Borrowed of(Setup setup, List<Class<?>> parts) throws IOException {
        var folder = Scratch.folder();
        var context = new AnnotationConfigApplicationContext();
        var borrowed = new Borrowed(folder, context);
        context.setEnvironment(new Only(properties(setup, folder)));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(Setup.class, () -> setup);
        context.register(BorrowedParts.class);
        context.register(parts.toArray(Class[]::new));
        try {
            context.refresh();
            return borrowed;
        } catch (RuntimeException failure) {
            borrowed.close();
            throw refusal(failure);
        }
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    <T> List<T> parts(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    private static RuntimeException refusal(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused;
            }
        }
        return failure;
    }

    private static Map<String, Object> properties(Setup setup, Path folder) throws IOException {
        Map<String, Object> properties = new HashMap<>(setup.properties());
        properties.put("lockstep.data-dir", folder.toString());
        properties.put("lockstep.database.url", "");
        var own = setup.folder().resolve(HubKey.FILE_NAME);
        if (!properties.containsKey("LOCKSTEP_SECRET_KEY") && Files.isRegularFile(own)) {
            properties.put("LOCKSTEP_SECRET_KEY", Files.readString(own));
        }
        return properties;
    }

    /** Not what stands in this process's environment: the setup tells all. */
    private static final class Only extends StandardEnvironment {
        Only(Map<String, Object> properties) {
            getPropertySources().addFirst(new MapPropertySource("setup", properties));
        }

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {
            // none of the usual ones
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        Folders.forget(folder);
    }
}
