package dev.lockstep.doctor;

import dev.lockstep.connector.RemoteHttp;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Listens to what trackers answer the connectors: their clocks, and until when a token counts. Asks nothing itself. */
final class Overheard implements BeanPostProcessor {
    private final Map<String, RemoteHttp.Answer> last = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof RemoteHttp http ? listening(http) : bean;
    }

    private RemoteHttp listening(RemoteHttp http) {
        return ask -> {
            var answer = http.send(ask);
            last.put(ask.uri().getAuthority(), answer);
            return answer;
        };
    }

    /** The last answer of whoever is at this address, since it was forgotten. */
    RemoteHttp.@Nullable Answer of(URI address) {
        return last.get(address.getAuthority());
    }

    /** Two connections may lead to one tracker. */
    void forget() {
        last.clear();
    }
}
