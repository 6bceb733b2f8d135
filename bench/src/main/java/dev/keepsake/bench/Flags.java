package dev.keepsake.bench;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The flags of a program: {@code --name value}, and nothing else. */
public final class Flags {

    private final Map<String, String> values = new HashMap<>();

    /** Reads {@code arguments}; a flag that is not in {@code known} is refused, so that no typing error is ignored. */
    public Flags(String[] arguments, Set<String> known) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!known.contains(name) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "Cannot read " + arguments[i] + "; flags are --name value with the names " + known);
            }
            values.put(name, arguments[i + 1]);
        }
    }

    public int integer(String name, int otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    public long number(String name, long otherwise) {
        String value = values.get(name);
        return value == null ? otherwise : Long.parseLong(value);
    }

    public @Nullable String text(String name) {
        return values.get(name);
    }
}
