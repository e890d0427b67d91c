/** Trackers in the graph: connections as IMS, links as IMS projects, twins as IMS issues, and what each is to be told. */
@NullMarked
package dev.lockstep.api.graphql.tracker;

import org.jspecify.annotations.NullMarked;
