/** REST over HTTP: one wire record per endpoint. */
@NullMarked
package dev.lockstep.api.rest;

import org.jspecify.annotations.NullMarked;
