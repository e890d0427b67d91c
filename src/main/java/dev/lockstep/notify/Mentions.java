package dev.lockstep.notify;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Whom a text calls: {@code @name}, in any case, outside of code. Of names that begin alike the longest counts. */
final class Mentions {
    private static final Parser PARSER = Parser.builder().build();

    private Mentions() {}

    /** Of these names, those that are called. */
    static Set<String> in(String markdown, List<String> names) {
        Set<String> called = new TreeSet<>();
        if (markdown.indexOf('@') < 0) {
            return called;
        }
        var text = plain(markdown).toLowerCase(Locale.ROOT);
        for (int at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
            if (at == 0 || !isPartOfName(text.charAt(at - 1))) {
                int begin = at + 1;
                names.stream()
                        .filter(name -> begins(text, begin, name.toLowerCase(Locale.ROOT)))
                        .max(java.util.Comparator.comparingInt(String::length))
                        .ifPresent(called::add);
            }
        }
        return called;
    }

    private static boolean begins(String text, int begin, String name) {
        int end = begin + name.length();
        return text.startsWith(name, begin) && (end == text.length() || !isPartOfName(text.charAt(end)));
    }

    private static boolean isPartOfName(char sign) {
        return Character.isLetterOrDigit(sign) || sign == '_' || sign == '@';
    }

    private static String plain(String markdown) {
        var text = new StringBuilder();
        PARSER.parse(markdown).accept(new AbstractVisitor() {
            @Override
            public void visit(Text words) {
                text.append(words.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak end) {
                text.append('\n');
            }

            @Override
            public void visit(HardLineBreak end) {
                text.append('\n');
            }

            @Override
            public void visit(org.commonmark.node.Code code) {
                text.append('\n');
            }

            @Override
            public void visit(org.commonmark.node.Paragraph paragraph) {
                visitChildren(paragraph);
                text.append('\n');
            }
        });
        return text.toString();
    }
}
