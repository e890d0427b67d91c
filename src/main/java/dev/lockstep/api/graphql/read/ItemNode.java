package dev.lockstep.api.graphql.read;

import dev.lockstep.issue.Comment;
import dev.lockstep.issue.Issue;
import dev.lockstep.issue.listing.Happening;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Something on an issue's timeline. */
public sealed interface ItemNode {
    String id();

    Issue issue();

    String typeName();

    static ItemNode of(Happening happening, Issue issue) {
        return happening.what() == Happening.What.BEGUN ? new Text(issue) : new Event(happening, issue);
    }

    /** What an entry of the timeline tells. */
    record Event(Happening happening, Issue issue) implements ItemNode {
        @Override
        public String id() {
            return happening.what() == Happening.What.COMMENTED
                    ? commentId().toString()
                    : happening.change().id() + ":" + happening.index();
        }

        java.util.UUID commentId() {
            return ((dev.lockstep.issue.Change.CommentAdded) happening.change().change()).commentId();
        }

        @Override
        public String typeName() {
            return ItemTypes.name(happening.what());
        }
    }

    /** The text that the issue began with, as it is now. */
    record Text(Issue issue) implements ItemNode {
        @Override
        public String id() {
            return issue.id() + ":body";
        }

        @Override
        public String typeName() {
            return ItemTypes.name(Happening.What.BEGUN);
        }
    }

    record Note(Comment comment, Issue issue) implements ItemNode {
        @Override
        public String id() {
            return comment.id().toString();
        }

        @Override
        public String typeName() {
            return ItemTypes.name(Happening.What.COMMENTED);
        }
    }

    /** Who is assigned now. */
    record Assignee(String name, Issue issue) implements ItemNode {
        @Override
        public String id() {
            var word = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(StandardCharsets.UTF_8));
            return issue.id() + ":assignee:" + word;
        }

        @Override
        public String typeName() {
            return ItemTypes.name(Happening.What.ASSIGNED);
        }
    }
}
