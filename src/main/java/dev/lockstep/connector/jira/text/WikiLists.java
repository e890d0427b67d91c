package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The lines of a list with the signs before them, and the lists in lists that they make. */
final class WikiLists {
    private static final int MAX_DEPTH = 20;
    private static final Pattern ITEM = Pattern.compile("[ \\t]*([*#]+|-+[*#-]*)[ \\t]+(.*)");
    private static final Pattern RULE = Pattern.compile("[ \\t]*-{4,}[ \\t]*");

    private final List<Item> items = new ArrayList<>();

    private record Item(String signs, StringBuilder line, List<Adf> blocks) {}

    static boolean isItem(String line) {
        return ITEM.matcher(line).matches() && !RULE.matcher(line).matches();
    }

    void addItem(String line) {
        var found = ITEM.matcher(line);
        if (found.matches()) {
            var signs = found.group(1).replace('-', '*');
            signs = signs.substring(0, Math.min(signs.length(), MAX_DEPTH));
            items.add(new Item(signs, new StringBuilder(found.group(2)), new ArrayList<>()));
        }
    }

    /** A line below an item, without a sign, goes on with it. */
    void addLine(String line) {
        items.getLast().line().append('\n').append(line.strip());
    }

    void addBlock(Adf block) {
        items.getLast().blocks().add(block);
    }

    private static Adf list(List<Item> items, int depth) {
        var all = new ArrayList<Adf>();
        var loose = false;
        for (int i = 0; i < items.size(); ) {
            var item = items.get(i);
            var end = i + 1;
            while (end < items.size() && items.get(end).signs().length() > depth + 1) {
                end++;
            }
            var own = item.signs().length() == depth + 1;
            var runs = new ArrayList<>(own ? WikiLineReader.read(item.line().toString()) : List.of());
            if (!runs.isEmpty() && runs.getLast().is("hardBreak")) {
                runs.removeLast();
                loose = true;
            }
            var content = new ArrayList<Adf>();
            content.add(Adf.of("paragraph", runs));
            content.addAll(own ? item.blocks() : List.of());
            below(items.subList(own ? i + 1 : i, end), depth + 1, content);
            all.add(Adf.of("listItem", content));
            i = end;
        }
        var list = Adf.of(items.getFirst().signs().charAt(depth) == '#' ? "orderedList" : "bulletList", all);
        return loose ? list.with("localId", ListReader.LOOSE) : list;
    }

    /** A list for each run of lines with the same sign at this level. */
    private static void below(List<Item> items, int depth, List<Adf> out) {
        for (int i = 0; i < items.size(); ) {
            var sign = items.get(i).signs().charAt(depth);
            var end = i + 1;
            while (end < items.size() && items.get(end).signs().charAt(depth) == sign) {
                end++;
            }
            out.add(list(items.subList(i, end), depth));
            i = end;
        }
    }

    List<Adf> lists() {
        var lists = new ArrayList<Adf>();
        below(items, 0, lists);
        return lists;
    }
}
