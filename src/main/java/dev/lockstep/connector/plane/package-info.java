/** Plane: client, translator, signature. Nobody else sees its types. */
@NullMarked
package dev.lockstep.connector.plane;

import org.jspecify.annotations.NullMarked;
