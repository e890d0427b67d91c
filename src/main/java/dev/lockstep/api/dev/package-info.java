/** What helps people who develop against the hub on their own machine; nothing of it is there unless a setting says so. */
@NullMarked
package dev.lockstep.api.dev;

import org.jspecify.annotations.NullMarked;
