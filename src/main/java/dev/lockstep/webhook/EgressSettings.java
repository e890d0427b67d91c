package dev.lockstep.webhook;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param allow networks in CIDR form that webhooks and scripts may reach although they are not public */
@ConfigurationProperties("lockstep.egress")
record EgressSettings(@DefaultValue List<String> allow) {}
