package dev.lockstep.account.openid;

import dev.lockstep.base.Secret;

/**
 * A login that was begun.
 *
 * @param address of the provider, where the browser goes
 * @param flow what it keeps meanwhile
 */
public record Begun(String address, Secret flow) {}
