package dev.lockstep.doctor;

import dev.lockstep.connector.Connector.ConnectionReport;
import java.util.ArrayList;

/** What a tracker said of a credential, as a line. */
final class CredentialWords {
    private static final int FEW = 50;

    private CredentialWords() {}

    static Finding judged(String subject, ConnectionReport report) {
        var problem = report.problem();
        if (problem != null) {
            return Finding.failed("credential", subject, problem);
        }
        if (!report.missing().isEmpty()) {
            return Finding.warning(
                    "credential",
                    subject,
                    "It belongs to " + report.account() + " and lacks " + String.join(", ", report.missing())
                            + "; let the token or its account have that, too.");
        }
        var remaining = report.remaining();
        var told = said(report);
        return remaining != null && remaining < FEW
                ? Finding.warning("credential", subject, told + " Little is left; Lockstep waits for the next window.")
                : Finding.ok("credential", subject, told);
    }

    private static String said(ConnectionReport report) {
        var parts = new ArrayList<String>();
        parts.add("it belongs to " + report.account());
        if (!report.permissions().isEmpty()) {
            parts.add("may " + String.join(", ", report.permissions()));
        }
        if (report.remaining() != null) {
            parts.add(report.remaining() + " requests are left"
                    + (report.resetsAt() == null ? "" : " until " + report.resetsAt()));
        }
        var told = String.join("; ", parts);
        return Character.toUpperCase(told.charAt(0)) + told.substring(1) + ".";
    }
}
