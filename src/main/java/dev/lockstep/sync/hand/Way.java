package dev.lockstep.sync.hand;

import dev.lockstep.connector.Connector;
import dev.lockstep.connector.RemoteSession;
import dev.lockstep.sync.Link;

/**
 * Where something is written.
 *
 * @param connections as whom it is written where nobody does it himself
 */
public record Way(Link link, Connector.Terms terms, RemoteSession connections) {}
