package dev.lockstep.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happens to a text between the hub, which has it as its home writes it, and another place. Whoever is called in it is
 * not called there, nothing there is closed by it, and what it refers to is called as that place calls it. All of it comes
 * back exactly: {@code back(there(t)) = t}. Code and links are left alone. Pure but for {@link References}; from any thread.
 */
public final class Crossing {
    private final TextPlace home;
    private final TextPlace place;
    private final References references;
    private final ItemLinks itemLinks;

    /**
     * @param home where the text was first written
     * @param place the other place; may be its home
     */
    public Crossing(TextPlace home, TextPlace place, References references) {
        this.home = home;
        this.place = place;
        this.references = references;
        itemLinks = new ItemLinks(place.is(TextPlace.Kind.PLANE) && !atHome(), references);
    }

    /**
     * @param text Markdown, as the hub has it
     * @param standing what stands at the place now, as it is written there; empty when nothing does
     * @return as it is to be written there
     */
    public String there(String text, String standing) {
        if (!Tokens.mayBeIn(text)) {
            return text;
        }
        var passages = Passages.of(text);
        if (standing.isEmpty()) {
            var crossed = there(text, passages, Standing.nothing(), true);
            return back(crossed).equals(text) ? crossed : there(text, passages, Standing.nothing(), false);
        }
        var here = back(standing);
        var crossed = there(text, passages, Standing.of(standing, here), true);
        var kept = Standing.of(standing, here).keptIn(text, crossed);
        if (back(kept).equals(text)) {
            return kept;
        }
        return back(crossed).equals(text) ? crossed : there(text, "");
    }

    private String there(String text, Passages passages, Standing standing, boolean translating) {
        var edits = new ArrayList<Edit>();
        for (var token : Tokens.in(text, passages)) {
            edits.add(Edit.of(token, there(token, standing, translating)));
        }
        return applied(text, edits, itemLinks.there(text, passages));
    }

    private String there(Token token, Standing standing, boolean translating) {
        return switch (token.kind()) {
            case CLOSING ->
                place.is(TextPlace.Kind.GITHUB)
                                && (token.level() > 0 || !token.reach().isEmpty())
                        ? harmless(token, standing)
                        : token.source();
            case MENTION -> harmless(token, standing);
            case TAG -> place.is(TextPlace.Kind.PLANE) ? harmless(token, standing) : token.source();
            case REFERENCE, KEY -> reference(token, standing, translating);
        };
    }

    private static String harmless(Token token, Standing standing) {
        return token.level() == 0 && standing.takes(token) ? token.source() : token.at(token.level() + 1);
    }

    private String reference(Token token, Standing standing, boolean translating) {
        if (translating && token.level() == 0 && isHomes(token)) {
            var theirs = references.there(token.plain()).or(() -> own(token));
            if (theirs.isPresent() && (comesBack(theirs.get(), token) || standing.has(theirs.get()))) {
                return theirs.get();
            }
        }
        if (!isWordThere(token)) {
            return token.source();
        }
        boolean misread = token.kind() != Token.Kind.KEY
                || isGitHubsKey(token)
                || token.level() > 0
                || references.back(token.plain()).isPresent();
        return misread ? harmless(token, standing) : token.source();
    }

    /** What is in that repository needs no name of it there. */
    private Optional<String> own(Token token) {
        return place.is(TextPlace.Kind.GITHUB) && token.before().equals(place.container() + "#")
                ? Optional.of("#" + token.after())
                : Optional.empty();
    }

    private boolean comesBack(String theirs, Token token) {
        return back(theirs).equals(token.plain());
    }

    /** Could be a reference as the text's home writes it. */
    private boolean isHomes(Token token) {
        return !atHome()
                && (token.kind() == Token.Kind.REFERENCE
                        || home.is(TextPlace.Kind.JIRA) && token.project().equals(home.container()));
    }

    /** Would be a reference there. */
    private boolean isWordThere(Token token) {
        if (token.kind() == Token.Kind.KEY) {
            return isGitHubsKey(token)
                    || !atHome()
                            && place.is(TextPlace.Kind.JIRA)
                            && token.project().equals(place.container());
        }
        return !atHome() || place.is(TextPlace.Kind.GITHUB) && token.isQualified();
    }

    /** {@code GH-12} is another spelling of {@code #12}. */
    private boolean isGitHubsKey(Token token) {
        return place.is(TextPlace.Kind.GITHUB)
                && token.kind() == Token.Kind.KEY
                && token.project().equalsIgnoreCase("GH");
    }

    private boolean atHome() {
        return home.equals(place);
    }

    /** The other way: what stands there, as the hub has it. Line for line. */
    public String back(String remote) {
        if (!Tokens.mayBeIn(remote)) {
            return remote;
        }
        var passages = Passages.of(remote);
        var edits = new ArrayList<Edit>();
        Tokens.in(remote, passages).forEach(token -> edits.add(Edit.of(token, back(token))));
        return applied(remote, edits, itemLinks.back(remote, passages));
    }

    private String back(Token token) {
        boolean read = switch (token.kind()) {
            case CLOSING -> place.is(TextPlace.Kind.GITHUB);
            case MENTION -> true;
            case TAG -> place.is(TextPlace.Kind.PLANE);
            case REFERENCE, KEY -> isWordThere(token);
        };
        if (read && token.level() > 0) {
            return token.at(token.level() - 1);
        }
        boolean reference = token.kind() == Token.Kind.REFERENCE || token.kind() == Token.Kind.KEY;
        return read && reference && !atHome() && !isGitHubsKey(token)
                ? references.back(token.plain()).orElseGet(() -> qualified(token))
                : token.source();
    }

    /** What only that repository has is called by its whole name elsewhere. */
    private String qualified(Token token) {
        return place.is(TextPlace.Kind.GITHUB) && token.kind() == Token.Kind.REFERENCE && !token.isQualified()
                ? place.container() + token.plain()
                : token.source();
    }

    private static String applied(String text, List<Edit> tokens, List<Edit> links) {
        if (!links.isEmpty()) {
            tokens.addAll(links);
            tokens.sort(Comparator.comparingInt(Edit::start));
        }
        return Edit.all(text, tokens);
    }
}
