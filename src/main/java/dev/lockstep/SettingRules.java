package dev.lockstep;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.postgresql.Driver;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** What the values of settings must look like. Complaints continue the sentence that begins with the setting's name. */
final class SettingRules {
    private static final int LAST_PORT = 65_535;
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]{1,200}");
    private static final Pattern WHITESPACE = Pattern.compile("\\s");

    private SettingRules() {}

    static String text(String value) {
        return value;
    }

    static String token(String value) {
        if (WHITESPACE.matcher(value).find()) {
            throw new IllegalArgumentException("must be one word without spaces or line breaks.");
        }
        return value;
    }

    static String port(String value) {
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > LAST_PORT) {
            throw new IllegalArgumentException("must be a port number from 0 to 65535, for example 4000.");
        }
        return value;
    }

    static String ports(String value) {
        return each(value, SettingRules::port);
    }

    static String number(String value) {
        if (!value.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("must be a number.");
        }
        return value;
    }

    static String count(String value) {
        if (!value.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("must be a whole number between 0 and 999999.");
        }
        return value;
    }

    static String logFormat(String value) {
        if (!List.of("text", "ecs", "logstash").contains(value)) {
            throw new IllegalArgumentException("must be text, ecs or logstash.");
        }
        return value.equals("text") ? "" : value;
    }

    static String share(String value) {
        if (!value.matches("[01]|0?\\.\\d{1,6}|1\\.0{1,6}")) {
            throw new IllegalArgumentException("must be a number from 0 to 1, for example 0.1.");
        }
        return value;
    }

    static String pathSegment(String value) {
        if (!SEGMENT.matcher(value).matches()) {
            throw new IllegalArgumentException("may hold letters, digits, dots, hyphens and underscores only.");
        }
        return value;
    }

    static String onOff(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "on", "true", "yes", "1" -> "true";
            case "off", "false", "no", "0" -> "false";
            default -> throw new IllegalArgumentException("must be on or off.");
        };
    }

    static String duration(String value) {
        try {
            var duration = DurationStyle.detectAndParse(value);
            if (duration.isPositive()) {
                return duration.toString();
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, with the way out.
        }
        throw new IllegalArgumentException("must be a time span such as 10m, 30s or PT10M.");
    }

    static String url(String value) {
        var uri = httpUri(value);
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("must be an address without a user, ? or #.");
        }
        return value.replaceAll("/+$", "");
    }

    /** As it is: a provider means its issuer letter for letter, with or without a / at the end. */
    static String issuer(String value) {
        url(value);
        return value;
    }

    /** Commas or spaces between; without openid there is no OpenID Connect. */
    static String scopes(String value) {
        var scopes = each(value.replaceAll("\\s+", ","), SettingRules::token);
        if (!List.of(scopes.split(",", -1)).contains("openid")) {
            throw new IllegalArgumentException("must list openid among the scopes, for example openid profile email.");
        }
        return scopes;
    }

    static String postgresql(String value) {
        boolean namesUser = value.replaceFirst("\\?.*", "").contains("@"); // the driver would take it for a host
        if (!value.startsWith("jdbc:postgresql://") || namesUser || Driver.parseURL(value, null) == null) {
            throw new IllegalArgumentException("must look like jdbc:postgresql://host:5432/database."
                    + " Name user and password by LOCKSTEP_DATABASE_USER and LOCKSTEP_DATABASE_PASSWORD.");
        }
        return value;
    }

    static String redis(String value) {
        if (!value.matches("rediss?://[^\\s/]+(/\\d{0,2})?")) {
            throw new IllegalArgumentException(
                    "must look like redis://host:6379, redis://:password@host:6379/0, or rediss:// for TLS.");
        }
        return value;
    }

    static String roles(String value) {
        return each(value, role -> {
            if (!List.of("api", "worker", "scheduler", "notify").contains(role)) {
                throw new IllegalArgumentException(
                        "must list some of api, worker, scheduler, notify, separated by commas.");
            }
            return role;
        });
    }

    static String planeUrl(String value) {
        return url(value.replaceAll("/workspaces/?$", ""));
    }

    /** The root, also where the address of the API is given. */
    static String jiraUrl(String value) {
        return url(url(value).replaceFirst("/rest/api(/(\\d|latest))?$", ""));
    }

    static String origins(String value) {
        return each(value, origin -> {
            var uri = httpUri(origin);
            if (uri.getPath() != null && uri.getPath().length() > 0 || uri.getUserInfo() != null) {
                throw new IllegalArgumentException(
                        "must list origins such as https://board.example.org, without a path.");
            }
            return origin;
        });
    }

    static String addresses(String value) {
        return each(value, address -> {
            try {
                new IpAddressMatcher(address);
                return address;
            } catch (IllegalArgumentException unreadable) {
                throw new IllegalArgumentException("must list IP addresses or networks such as 10.0.0.0/8.");
            }
        });
    }

    /** PEM as it is, with its line breaks written as \n, or all of it in base64. */
    static String pem(String value) {
        if (value.startsWith("-----BEGIN")) {
            return value.replace("\\n", "\n");
        }
        try {
            var decoded = new String(Base64.getMimeDecoder().decode(value), StandardCharsets.US_ASCII);
            if (decoded.startsWith("-----BEGIN")) {
                return decoded;
            }
        } catch (IllegalArgumentException notBase64) {
            // Told below, with the way out.
        }
        throw new IllegalArgumentException("must be the private key in PEM form (-----BEGIN ...), or that in base64.");
    }

    private static String each(String value, Setting.Rule rule) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .map(rule::read)
                .collect(Collectors.joining(","));
    }

    private static URI httpUri(String value) {
        try {
            var uri = URI.create(value);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException unreadable) {
            // Told below, with the way out.
        }
        throw new IllegalArgumentException("must be an address that begins with http:// or https://.");
    }
}
