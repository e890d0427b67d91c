package dev.lockstep.event;

/** What an event tells of a long text. */
public final class EventText {
    public static final int MAX_CHARS = 4_000;

    private EventText() {}

    public static String of(String text) {
        if (text.length() <= MAX_CHARS) {
            return text;
        }
        boolean splits = Character.isHighSurrogate(text.charAt(MAX_CHARS - 1));
        return text.substring(0, splits ? MAX_CHARS - 1 : MAX_CHARS);
    }
}
