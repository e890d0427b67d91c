package dev.lockstep.connector.jira.text;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/** The box at the start of a list item that makes it a task; looks like what GitHub makes of it. */
final class TaskBox extends HtmlInline {
    private static final Pattern BOX = Pattern.compile("\\[([ xX])][ \\t]+");

    private final boolean done;

    private TaskBox(boolean done) {
        this.done = done;
        setLiteral("<input type=\"checkbox\" disabled" + (done ? " checked>" : ">"));
    }

    boolean done() {
        return done;
    }

    String markdown() {
        return done ? "[x] " : "[ ] ";
    }

    /** Finds them in what was parsed; a box whose bracket is escaped is none. */
    static void mark(Node parent, List<String> lines) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ListItem
                    && child.getFirstChild() instanceof Paragraph paragraph
                    && paragraph.getFirstChild() instanceof Text text) {
                mark(text, Source.of(paragraph, lines));
            }
            if (!(child instanceof Paragraph)) {
                mark(child, lines);
            }
        }
    }

    private static void mark(Text text, String source) {
        var box = BOX.matcher(text.getLiteral());
        if (box.lookingAt() && source.startsWith(box.group())) {
            text.insertBefore(new TaskBox(!box.group(1).equals(" ")));
            text.setLiteral(text.getLiteral().substring(box.end()));
        }
    }
}
