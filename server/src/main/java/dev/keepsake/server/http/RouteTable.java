package dev.keepsake.server.http;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the route of a path. Literal segments win over named ones; a named segment is never empty. */
final class RouteTable {

    private static final int NEIGHBOURS = 4;

    private final List<Known> routes;

    RouteTable(List<Route> routes) {
        this.routes = routes.stream()
                .sorted(Comparator.comparingInt(RouteTable::namedSegments))
                .map(route -> new Known(route, segments(route.template())))
                .toList();
    }

    Match match(String method, String rawPath) {
        List<String> given = segments(rawPath);
        List<Known> fitting = routes.stream().filter(known -> known.fits(given)).toList();
        if (fitting.isEmpty()) {
            return new Match.Unknown(neighbours(rawPath));
        }
        for (Known known : fitting) {
            if (known.route().method().equals(method)) {
                return new Match.Found(known.route(), known.parameters(given));
            }
        }
        return new Match.WrongMethod(
                fitting.stream().map(known -> known.route().method()).distinct().toList());
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }

    /** A route and the segments of its template. */
    private record Known(Route route, List<String> segments) {

        boolean fits(List<String> given) {
            if (given.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < given.size(); i++) {
                boolean fits = isName(segments.get(i))
                        ? !given.get(i).isEmpty()
                        : segments.get(i).equals(given.get(i));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        /** The values of the template's names, still encoded. */
        Map<String, String> parameters(List<String> given) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < given.size(); i++) {
                String wanted = segments.get(i);
                if (isName(wanted)) {
                    parameters.put(wanted.substring(1, wanted.length() - 1), given.get(i));
                }
            }
            return parameters;
        }

        private static boolean isName(String segment) {
            return segment.startsWith("{");
        }
    }

    private List<String> neighbours(String rawPath) {
        return routes.stream()
                .map(Known::route)
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
