package dev.keepsake.server.hosted;

import dev.keepsake.error.KeepsakeException;
import dev.keepsake.server.http.Query;
import dev.keepsake.server.http.Request;
import dev.keepsake.server.wire.JsonFields;
import dev.keepsake.server.wire.WireRelation;
import dev.keepsake.store.Page;
import dev.keepsake.store.PageRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Pages as the platform numbers them.
 *
 * @param maxSize pages that are asked to be longer are cut to this, and {@code next} leads on
 */
record Paging(int maxSize) {

    private static final int DEFAULT_SIZE = 100;

    /** The page that the query asks for, or else the body. */
    PageRequest of(Query query, @Nullable JsonFields body) {
        int number = body == null ? 1 : body.integer("page", 1);
        int size = body == null ? DEFAULT_SIZE : body.integer("page_size", DEFAULT_SIZE);
        return page(query.integer("page", number), query.integer("page_size", size));
    }

    private PageRequest page(int number, int size) {
        if (number < 1 || size < 1) {
            throw KeepsakeException.invalid(
                    "page and page_size are at least 1; got page " + number + " and page_size " + size);
        }
        return new PageRequest(number, Math.min(size, maxSize));
    }

    /** {@code page} as the wire shows it, with links to its neighbours. */
    static <T, V> Paged<V> show(Page<T> page, PageRequest asked, Request request, Function<T, V> view) {
        boolean more = asked.offset() + page.items().size() < page.total()
                && !page.items().isEmpty();
        return new Paged<>(
                page.total(),
                more ? link(request, asked.number() + 1, asked.size()) : null,
                asked.number() > 1 ? link(request, asked.number() - 1, asked.size()) : null,
                page.items().stream().map(view).toList());
    }

    private static String link(Request request, int number, int size) {
        StringBuilder link = new StringBuilder(request.url() + "?page=" + number + "&page_size=" + size);
        // What the page was selected by beside that.
        request.query().values().forEach((name, value) -> {
            if (!name.equals("page") && !name.equals("page_size")) {
                link.append('&').append(encoded(name)).append('=').append(encoded(value));
            }
        });
        return link.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** One page on the wire. */
    record Paged<V>(
            long count, @Nullable String next, @Nullable String previous, List<V> results) {

        /** The same page with the relations of what is on it and of as many others. */
        Related<V> with(List<WireRelation> relations) {
            return new Related<>(count, next, previous, results, relations);
        }
    }

    /** One page on the wire, with relations. */
    record Related<V>(
            long count,
            @Nullable String next,
            @Nullable String previous,
            List<V> results,
            List<WireRelation> relations) {}
}
