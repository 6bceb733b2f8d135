package dev.keepsake.server.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path. Literal segments win over named ones; a named segment is never empty. */
final class RouteTable {

    private static final int NEIGHBOURS = 4;

    private final List<Route> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(RouteTable::namedSegments))
                .toList();
    }

    Match match(String method, String rawPath) {
        List<String> methods = routes.stream()
                .filter(route -> parameters(route.template(), rawPath) != null)
                .map(Route::method)
                .distinct()
                .toList();
        if (methods.isEmpty()) {
            return new Match.Unknown(neighbours(rawPath));
        }
        for (Route route : routes) {
            Map<String, String> raw = route.method().equals(method) ? parameters(route.template(), rawPath) : null;
            if (raw != null) {
                return new Match.Found(route, raw);
            }
        }
        return new Match.WrongMethod(methods);
    }

    /** The values of the template's names, still encoded, or null when the path does not fit. */
    private static @Nullable Map<String, String> parameters(String template, String rawPath) {
        String[] wanted = template.split("/", -1);
        String[] given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return null;
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                if (given[i].isEmpty()) {
                    return null;
                }
                parameters.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return parameters;
    }

    private List<String> neighbours(String rawPath) {
        return routes.stream()
                .sorted(Comparator.comparingInt((Route route) -> -commonPrefix(route.template(), rawPath)))
                .map(route -> route.method() + " " + route.template())
                .limit(NEIGHBOURS)
                .toList();
    }

    private static int commonPrefix(String template, String path) {
        int length = Math.min(template.length(), path.length());
        int same = 0;
        while (same < length && template.charAt(same) == path.charAt(same)) {
            same++;
        }
        return same;
    }

    private static int namedSegments(Route route) {
        return (int) route.template().chars().filter(unit -> unit == '{').count();
    }

    /** What a path led to. */
    sealed interface Match {

        /**
         * A route.
         *
         * @param rawParameters its named segments, still encoded
         */
        record Found(Route route, Map<String, String> rawParameters) implements Match {}

        /** The path exists, with other methods. */
        record WrongMethod(List<String> allowed) implements Match {}

        /** No such path; {@code neighbours} are the routes that begin most alike. */
        record Unknown(List<String> neighbours) implements Match {}
    }
}
