package dev.keepsake.config;

import dev.keepsake.models.provider.Provider;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured. The file, the environment, a flag and the builder say it with the same words.
 *
 * @param section the section it stands in; empty at the top
 * @param name its key there
 * @param kind what values it takes
 * @param byDefault what holds when nobody says otherwise, as one would write it, or null for nothing
 * @param meaning what it is for, in a sentence
 * @param example a value as one would write it; empty when the kind says enough
 * @param providers the only ones it is for; empty for all
 * @param <T> what its values become
 */
public record Setting<T>(
        String section,
        String name,
        Kind<T> kind,
        @Nullable String byDefault,
        String meaning,
        String example,
        Set<Provider> providers) {

    static <T> Setting<T> of(String section, String name, Kind<T> kind, String meaning) {
        return new Setting<>(section, name, kind, null, meaning, "", Set.of());
    }

    Setting<T> withDefault(String text) {
        return new Setting<>(section, name, kind, text, meaning, example, providers);
    }

    Setting<T> withExample(String text) {
        return new Setting<>(section, name, kind, byDefault, meaning, text, providers);
    }

    Setting<T> onlyFor(Provider first, Provider... more) {
        return new Setting<>(section, name, kind, byDefault, meaning, example, EnumSet.of(first, more));
    }

    /** Its whole name: {@code chat.api-version}. */
    public String path() {
        return section.isEmpty() ? name : section + "." + name;
    }

    /** Its name in the environment: {@code KEEPSAKE_CHAT_API_VERSION}. */
    public String variable() {
        return "KEEPSAKE_" + path().toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether it means anything for this provider. */
    public boolean isFor(Provider provider) {
        return providers.isEmpty() || providers.contains(provider);
    }
}
