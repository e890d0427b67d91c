package dev.lockstep.api.port;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param extraPorts where the same application answers as well */
@ConfigurationProperties("lockstep")
record PortSettings(@DefaultValue List<Integer> extraPorts) {}
