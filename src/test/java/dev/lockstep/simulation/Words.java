package dev.lockstep.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What of a text was written by people, whatever markup a tracker puts around it. */
final class Words {
    private static final Pattern TOKEN = Pattern.compile("(Title|Line|Comment)\\d+x\\d+");

    private Words() {}

    static List<String> tokens(String text) {
        var found = new ArrayList<String>();
        var each = TOKEN.matcher(text == null ? "" : text);
        while (each.find()) {
            found.add(each.group());
        }
        return found;
    }

    static boolean open(String planeState) {
        return !planeState.equals("Done") && !planeState.equals("Cancelled");
    }
}
