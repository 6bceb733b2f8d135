package dev.keepsake.eval.isolation;

import dev.keepsake.scope.Scope;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tenants whose ids try to reach each other's memories: neighbours of one id, wildcards and operators of query languages,
 * quotes and escapes, separators, look-alikes, one id in several places.
 */
final class Tenants {

    /** The one that all others are after. */
    static final String VICTIM = "alice";

    private static final List<String> HOSTILE = List.of(
            "Alice",
            "ALICE",
            "alic",
            "alicea",
            "alice ",
            " alice",
            "alice\u0000",
            "alice\n",
            "alice%",
            "al_ce",
            "%",
            "_",
            "*",
            "?",
            "alice*",
            "alice~",
            "alice OR *:*",
            "user:alice",
            "alice' OR '1'='1",
            "alice\"; DROP TABLE memories; --",
            "alice\\",
            "{\"user\":\"alice\"}",
            "alice:1",
            "alice/bob",
            "../alice",
            "alice|bob",
            "al\u0456ce",
            "alice\u0301",
            "alic\u00e9",
            "null",
            "true",
            "0",
            "[alice TO alicf]");

    private Tenants() {}

    /** The victim first, then {@code others} more, hostile ids before plain ones. */
    static List<Tenant> of(int others) {
        Set<Scope> scopes = new LinkedHashSet<>();
        scopes.add(Scope.ofUser(VICTIM));
        scopes.add(Scope.ofAgent(VICTIM));
        scopes.add(Scope.ANY.withApp(VICTIM));
        scopes.add(Scope.ANY.withRun(VICTIM));
        // A scope covers whatever has its owners and others besides, so tenants must not share one in the same place.
        scopes.add(Scope.ofUser("bob").withRun("alice's"));
        HOSTILE.forEach(id -> scopes.add(Scope.ofUser(id)));
        for (int i = 0; scopes.size() < others + 1; i++) {
            scopes.add(Scope.ofUser("tenant-" + i));
        }
        List<Tenant> tenants = new ArrayList<>();
        for (Scope scope : scopes) {
            if (tenants.size() <= others) {
                tenants.add(new Tenant(tenants.size(), scope));
            }
        }
        return tenants;
    }
}
