package dev.lockstep.repeat;

import java.util.Map;

/** What a request was answered with; the body as bytes. */
public record Answer(int status, Map<String, String> headers, byte[] body) {}
