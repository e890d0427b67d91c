package dev.lockstep.account.openid;

import java.time.Instant;
import java.util.UUID;

/** An identity by which its person can log in. */
public record Connected(UUID id, String issuer, Instant connectedAt) {}
