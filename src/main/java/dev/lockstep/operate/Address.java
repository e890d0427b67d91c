package dev.lockstep.operate;

import dev.lockstep.base.Secret;
import java.net.URI;
import java.util.function.Supplier;

/** Where the running Lockstep is, and the token to show there. */
public record Address(URI base, Secret token) {
    /** Found out when it is needed: a command that is misspelt needs none. */
    public interface Book extends Supplier<Address> {}
}
