package dev.lockstep.connector.budget;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What the governors of one process have in common.
 *
 * @param patience for a slot; zero answers at once that it is busy
 */
record BudgetNode(String name, StoredBudgets stored, InstantSource clock, Duration patience) {}
