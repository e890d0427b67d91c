package dev.lockstep.template;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A field of a template.
 *
 * @param required else it may be null
 * @param secret it is taken and never shown again
 */
public record Field(Form form, boolean required, boolean secret) {
    static Field required(Form form) {
        return new Field(form, true, false);
    }

    static Field optional(Form form) {
        return new Field(form, false, false);
    }

    static Field hidden() {
        return new Field(new Form.Text(null), false, true);
    }

    /** As JSON Type Definition writes it. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>(form.json());
        if (!required) {
            json.put("nullable", true);
        }
        if (secret) {
            json.put("metadata", Map.of("writeOnly", true));
        }
        return json;
    }
}
