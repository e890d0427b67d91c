package dev.lockstep.member;

import dev.lockstep.account.Person;
import java.time.Instant;
import java.util.UUID;

/** Somebody who may do something in a project. */
public record Member(UUID projectId, Person person, Role role, Instant since) {}
