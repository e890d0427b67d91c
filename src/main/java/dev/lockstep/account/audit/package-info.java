/** What people did that others may have to account for later: appended, chained by hashes, never changed. */
@NamedInterface("audit")
@NullMarked
package dev.lockstep.account.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
