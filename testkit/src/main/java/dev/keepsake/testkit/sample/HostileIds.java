package dev.keepsake.testkit.sample;

import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * Ids that are legal and mean harm: each tries to be taken for a pattern, a separator, a query, or for one of its neighbours
 * here. All are different, and none is {@link #VICTIM}.
 */
public final class HostileIds {

    /** The plain id that many of the hostile ones imitate. */
    public static final String VICTIM = "alice";

    private static final String ZERO = "\u0000";

    private static final List<String> PATTERNS =
            List.of("%", "_", "*", "?", "a%", "alic_", "alic*", "a?ice", ".*", "[a-z]*", "al%ce", "%%", "\\%");

    private static final List<String> NEIGHBOURS = List.of(
            "Alice",
            "ALICE",
            " alice",
            "alice ",
            "alice\n",
            "alice\t",
            "alic",
            "alicea",
            "alice" + ZERO,
            ZERO + "alice",
            "alice" + ZERO + "x",
            "al\u00edce",
            "ali\u0307ce",
            "al\u0131ce",
            "al\u0130ce",
            "\uff41lice",
            "\u0430lice",
            "alice\u200b",
            "\u202ealice",
            "alice\u00a0",
            "caf\u00e9",
            "cafe\u0301",
            "1",
            "01",
            "1.0",
            "1e0",
            "true",
            "null",
            "NULL",
            "undefined",
            "0",
            "-0");

    private static final List<String> SEPARATORS = List.of(
            "/",
            "a/b",
            "a",
            "b",
            "..",
            "../alice",
            ":",
            ";",
            "|",
            ",",
            "user:5:alice;",
            "alice;agent:1:x;",
            "alice;run:1:r;",
            "5:alice",
            ";user:5:alice",
            "x\u001f",
            "\u001falice",
            "\ud83d\udc69\u200d\ud83d\udcbb",
            "\ud83d\udc69",
            "\u05e9\u05dc\u05d5\u05dd",
            "\u0645\u0631\u062d\u0628\u0627",
            "\uffff",
            "\ud800\udc00",
            "\u001b[31m",
            "a\rb",
            "a\nb",
            "m:00000000-0000-7000-8000-000000000001");

    private static final List<String> QUERIES = List.of(
            "AND",
            "OR",
            "NOT",
            "x OR *:*",
            "AND NOT x",
            "user:*",
            "*:*",
            "\"",
            "\"alice",
            "'",
            "''",
            "`",
            "\\",
            "\\'",
            "' OR '1'='1",
            "'; DROP TABLE memory; --",
            "x' UNION SELECT * FROM memory --",
            "alice'--",
            "/* */",
            "$1",
            "${x}",
            "{\"$ne\":null}",
            "[TO]",
            "{a TO z}",
            "+alice -bob",
            "alice~2",
            "alice^9",
            "(alice",
            "<script>",
            "&&",
            "||",
            "!alice",
            "1 OR 1=1");

    private HostileIds() {}

    /** Every hostile id, the longest last: four of them have the greatest length allowed and differ in one character. */
    public static List<String> ids() {
        List<String> ids = new ArrayList<>();
        ids.addAll(PATTERNS);
        ids.addAll(NEIGHBOURS);
        ids.addAll(SEPARATORS);
        ids.addAll(QUERIES);
        String almost = "x".repeat(Scope.MAX_ID_LENGTH - 1);
        ids.add(almost + "x");
        ids.add(almost + "y");
        ids.add("y" + almost);
        // Three bytes for every character: longer in UTF-8 than many an engine's longest key.
        ids.add("\u4e16".repeat(Scope.MAX_ID_LENGTH));
        return List.copyOf(ids);
    }

    /** Scopes made of hostile ids, among them several of the same ids at other places; all different. */
    public static List<Scope> scopes() {
        List<Scope> scopes = new ArrayList<>();
        for (String id : ids()) {
            scopes.add(Scope.ofUser(id));
        }
        scopes.add(Scope.ofUser(VICTIM));
        for (String id : List.of(VICTIM, "%", "user:5:alice;", "AND")) {
            scopes.add(Scope.ofAgent(id));
            scopes.add(Scope.ANY.withApp(id));
            scopes.add(Scope.ANY.withRun(id));
            scopes.add(Scope.ofUser(VICTIM).withAgent(id));
            scopes.add(Scope.ofUser(id).withRun(VICTIM));
            scopes.add(new Scope(id, id, id, id));
        }
        scopes.add(new Scope("a", "bc", null, null));
        scopes.add(new Scope("ab", "c", null, null));
        scopes.add(new Scope("a:1", "b", null, null));
        scopes.add(new Scope("a", "1:b", null, null));
        String longest = "\u4e16".repeat(Scope.MAX_ID_LENGTH - 1);
        scopes.add(new Scope(longest + "a", longest + "b", longest + "c", longest + "d"));
        scopes.add(new Scope(longest + "a", longest + "b", longest + "c", longest + "e"));
        return scopes.stream().distinct().toList();
    }

    /** Hostile ids short enough for a project, and two that differ in their last character only. */
    public static List<ProjectId> projects() {
        List<ProjectId> projects = new ArrayList<>();
        for (String id : ids()) {
            if (id.length() <= 100) {
                projects.add(new ProjectId(id));
            }
        }
        projects.add(new ProjectId("p".repeat(200)));
        projects.add(new ProjectId("p".repeat(199) + "q"));
        return projects;
    }
}
