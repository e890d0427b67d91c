/** GitHub: client, translator, signature. Nobody else sees its types. */
@NullMarked
package dev.lockstep.connector.github;

import org.jspecify.annotations.NullMarked;
