package dev.lockstep.api.rest;

import dev.lockstep.base.Refused;
import dev.lockstep.base.Slice;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** One page of a list on the wire. */
public record Page<T>(List<T> items, @Nullable String next) {
    public static final String DEFAULT_LIMIT = "50";
    private static final int MAX_LIMIT = 200;

    /** The page, with a Link header to the following one. */
    public static <T> ResponseEntity<Page<T>> of(Slice<T> slice) {
        var answer = ResponseEntity.ok();
        if (slice.next() != null) {
            var next = ServletUriComponentsBuilder.fromCurrentRequest()
                    .replaceQueryParam("cursor", "{cursor}")
                    .build(slice.next());
            answer.header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        }
        return answer.body(new Page<>(slice.items(), slice.next()));
    }

    static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    public static int limit(int wanted) {
        if (wanted < 1 || wanted > MAX_LIMIT) {
            throw Refused.invalid("limit_out_of_range", "limit", "limit must be from 1 to " + MAX_LIMIT + ".");
        }
        return wanted;
    }
}
