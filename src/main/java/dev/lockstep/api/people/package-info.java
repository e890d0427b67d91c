/** People over HTTP: accounts, login, passwords; as JSON, and as two small pages for links that come by mail. */
@NullMarked
package dev.lockstep.api.people;

import org.jspecify.annotations.NullMarked;
