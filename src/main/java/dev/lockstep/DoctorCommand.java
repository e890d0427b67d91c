package dev.lockstep;

import dev.lockstep.command.AnswerOption;
import dev.lockstep.command.ExitCode;
import dev.lockstep.command.Failure;
import dev.lockstep.doctor.Doctor;
import dev.lockstep.doctor.Finding;
import dev.lockstep.doctor.Finding.Grade;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "doctor",
        description = {
            "Look at everything that Lockstep needs and say what is wrong and what to do, while it runs or not.",
            "Settings, names and clocks of the trackers, credentials, webhooks, database, disk, sandbox, Redis, mail. It changes"
                    + " nothing, asks each tracker two or three things, and shows no secret.",
            "Each line: ok, warning, failed, or not checked. It ends with 3 if something failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep doctor",
            "  lockstep doctor -o json | jq '.findings[] | select(.grade == \"failed\")'",
            "",
            "It reads the settings as serve does, so run it in the same folder and environment, as the same user."
        })
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final AnswerOption answer = new AnswerOption();

    private final List<Finding> found = new ArrayList<>();

    @Override
    public Integer call() {
        var check = check();
        check.findings().forEach(this::tell);
        new Doctor(check.setup(), DoctorParts.class).look(this::tell);
        long failed = count(Grade.FAILED);
        var last = failed + " failed, " + count(Grade.WARNING) + " warnings, " + count(Grade.OK) + " ok.";
        answer.tell(last, new Report(failed == 0, found));
        return failed == 0 ? ExitCode.DONE : ExitCode.FOUND;
    }

    record Report(boolean well, List<Finding> findings) {}

    private static SettingsCheck check() {
        try {
            return new SettingsCheck(SettingSources.ofThisProcess());
        } catch (BadSetting unreadable) {
            throw new Failure(ExitCode.USAGE, String.valueOf(unreadable.getMessage()));
        }
    }

    private void tell(Finding finding) {
        found.add(finding);
        if (!answer.json()) {
            var about = finding.subject().isEmpty() ? finding.area() : finding.area() + " " + finding.subject();
            answer.out().printf("%-12s%s: %s%n", finding.grade().word(), about, finding.told());
            answer.out().flush();
        }
    }

    private long count(Grade grade) {
        return found.stream().filter(finding -> finding.grade() == grade).count();
    }
}
