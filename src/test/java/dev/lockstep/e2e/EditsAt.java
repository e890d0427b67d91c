package dev.lockstep.e2e;

import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** People at one place, who change something of one of its issues at random. */
interface EditsAt {
    /**
     * @param mark a word that nobody else writes; a text that is changed keeps what stood in it and gets the mark as well
     * @return the record that was marked, as its tracker calls it in addresses, or what was made; empty when nothing was marked:
     *     a state, a label or a deletion has no mark
     */
    String edit(Random random, String mark) throws Exception;

    static String wrote(String record, Runnable edit) {
        edit.run();
        return record;
    }

    static String unmarked(Runnable edit) {
        edit.run();
        return "";
    }

    /** Most edits meet on a few of the issues, which are the same everywhere: those whose title says so. */
    static <T> T oneOf(Random random, List<T> all, Function<T, String> title) {
        var busy = all.stream().filter(each -> busy(title.apply(each))).toList();
        return any(random, busy.isEmpty() || random.nextInt(3) == 0 ? all : busy);
    }

    private static boolean busy(String title) {
        return Math.floorMod(title.replaceAll(" edit.*", "").hashCode(), 40) == 0;
    }

    static <T> T any(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
