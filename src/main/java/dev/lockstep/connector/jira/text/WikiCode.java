package dev.lockstep.connector.jira.text;

import java.util.ArrayList;
import java.util.List;

/** What stands between two macros of code: the first parameter without a name is the language. */
final class WikiCode {
    private WikiCode() {}

    static Adf read(String inside, String parameters) {
        var code = inside.startsWith("\n") ? inside.substring(1) : inside;
        code = WikiSyntax.shown(code.endsWith("\n") ? code.substring(0, code.length() - 1) : code);
        var block = code.isEmpty() ? Adf.of("codeBlock") : Adf.of("codeBlock", Adf.text(code, List.of()));
        var more = new ArrayList<String>();
        for (var parameter : parameters.split("\\|")) {
            if (parameter.contains("=") || !block.attr("language").isEmpty()) {
                more.add(parameter);
            } else if (!parameter.isBlank()) {
                block = block.with("language", parameter.strip());
            }
        }
        return more.isEmpty() ? block : block.with(WikiTree.MORE, String.join("|", more));
    }
}
