package dev.lockstep.account.openid;

import dev.lockstep.account.login.Identity;
import dev.lockstep.base.Refused;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.ClaimAccessor;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Who somebody is, by the provider's word.
 *
 * @param subject never another person's at this issuer; names and addresses may change hands
 * @param email in lower case; null where none was told, or no usable one
 * @param verified the provider says that the address is this person's
 */
public record Claims(
        String issuer,
        String subject,
        String name,
        @Nullable String email,
        boolean verified) {
    private static final int MAX_SUBJECT_CHARS = 255;
    private static final int MAX_NAME_CHARS = 100;

    static Claims of(OidcUser user, String issuer, String nameClaim) {
        var subject = user.getIdToken().getSubject();
        if (subject == null || subject.isEmpty() || subject.length() > MAX_SUBJECT_CHARS) {
            throw Failures.refused("openid_refused", "The provider told no usable subject.");
        }
        // Address and proof from the same hand: one of the two must not vouch for the other's address.
        ClaimAccessor told = user.getUserInfo() != null && user.getUserInfo().getEmail() != null
                ? user.getUserInfo()
                : user.getIdToken();
        var email = email(told.getClaimAsString("email"));
        boolean verified = Boolean.TRUE.equals(told.getClaim("email_verified"));
        var name = Stream.of(nameClaim, "name", "preferred_username")
                .flatMap(claim -> Stream.ofNullable(text(user.getClaims().get(claim))))
                .findFirst()
                .orElse(email == null ? "Somebody" : email.replaceFirst("@.*", ""));
        return new Claims(issuer, subject, cut(name), email, verified);
    }

    private static @Nullable String text(@Nullable Object claim) {
        return claim instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable String email(@Nullable String given) {
        try {
            return Identity.email(given);
        } catch (Refused unusable) {
            return null;
        }
    }

    private static String cut(String name) {
        boolean fits = name.codePointCount(0, name.length()) <= MAX_NAME_CHARS;
        return fits ? name : name.substring(0, name.offsetByCodePoints(0, MAX_NAME_CHARS));
    }
}
