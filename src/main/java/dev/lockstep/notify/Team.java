package dev.lockstep.notify;

import dev.lockstep.account.Person;
import dev.lockstep.identity.Assignables.Assignable;
import dev.lockstep.issue.Author;
import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.member.Member;
import dev.lockstep.member.Role;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Those who may be told of what happens in a project: its members who can log in. */
record Team(List<Member> members) {
    /** Account ids of Jira and Plane are that long; nobody writes one by chance. */
    private static final int ID_LENGTH = 24;

    private static final String PREFIX = Author.ADMIN.place() + ":";

    static Team of(List<Member> all) {
        return new Team(all.stream().filter(member -> member.person().active()).toList());
    }

    Set<UUID> all() {
        return atLeast(Role.VIEWER);
    }

    Set<UUID> atLeast(Role role) {
        return members.stream()
                .filter(member -> member.role().covers(role))
                .map(member -> member.person().id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** @param there who is called otherwise where the text is at home: by login, or by an id that is in the text as it stands */
    Set<UUID> mentioned(String markdown, List<Assignable> there) {
        var logins =
                Mentions.in(markdown, there.stream().map(Assignable::remote).toList());
        Set<UUID> all = mentioned(markdown);
        all.addAll(named(there.stream()
                .filter(each -> logins.contains(each.remote())
                        || each.remote().length() >= ID_LENGTH && markdown.contains(each.remote()))
                .map(Assignable::name)
                .toList()));
        return all;
    }

    private Set<UUID> mentioned(String markdown) {
        var called = Mentions.in(
                markdown,
                members.stream()
                        .map(member -> member.person().name())
                        .distinct()
                        .toList());
        return named(called);
    }

    /** Assignees are {@code lockstep:name}, or a name alone; those of trackers are not known here. */
    Set<UUID> assigned(Collection<String> assignees) {
        return named(assignees.stream()
                .map(name -> name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name)
                .toList());
    }

    private Set<UUID> named(Collection<String> names) {
        var wanted = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return members.stream()
                .map(Member::person)
                .filter(person -> wanted.contains(person.name().toLowerCase(Locale.ROOT))
                        || wanted.contains(person.id().toString()))
                .map(Person::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Who made it, is assigned to it, or has written a comment. */
    Set<UUID> takingPart(Issue issue, List<Comment> comments) {
        Set<UUID> part = new LinkedHashSet<>(assigned(issue.assignees()));
        add(part, issue.author());
        comments.forEach(comment -> add(part, comment.author()));
        part.retainAll(all());
        return part;
    }

    private static void add(Set<UUID> part, @Nullable Author author) {
        var account = Author.account(author);
        if (account != null) {
            part.add(UUID.fromString(account));
        }
    }
}
