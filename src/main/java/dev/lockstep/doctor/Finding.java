package dev.lockstep.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One line of the doctor's.
 *
 * @param area such as settings or database
 * @param subject which of them
 * @param told one sentence, with the way out where something is wrong; never a secret
 */
public record Finding(Grade grade, String area, String subject, String told) {
    public enum Grade {
        OK,
        WARNING,
        FAILED,
        NOT_CHECKED;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public static Finding ok(String area, String subject, String told) {
        return new Finding(Grade.OK, area, subject, told);
    }

    public static Finding warning(String area, String subject, String told) {
        return new Finding(Grade.WARNING, area, subject, told);
    }

    public static Finding failed(String area, String subject, String told) {
        return new Finding(Grade.FAILED, area, subject, told);
    }

    public static Finding notChecked(String area, String subject, String told) {
        return new Finding(Grade.NOT_CHECKED, area, subject, told);
    }
}
