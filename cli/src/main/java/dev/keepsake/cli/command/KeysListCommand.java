package dev.keepsake.cli.command;

import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.store.ApiKey;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists keys by their first characters. */
@Command(name = "list", description = "List the keys of --project, oldest first, revoked ones included.")
final class KeysListCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    KeysListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<KeyJson> keys;
        try (Place opened = place.open(surroundings)) {
            keys = opened.upkeep().keys().list(place.config(surroundings).project()).stream()
                    .map(KeyJson::of)
                    .toList();
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(new KeysJson(keys)));
        } else if (!keys.isEmpty()) {
            Table table = new Table(1, "KEY", "LABEL", "SINCE", "STATE", "ID");
            for (KeyJson key : keys) {
                String state = key.revokedAt() == null ? "active" : "revoked";
                table.add(key.prefix() + "...", key.label(), key.createdAt().substring(0, 10), state, key.id());
            }
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        surroundings.remark(keys.size() + " keys");
        return ExitCode.OK.number();
    }

    /** What {@code keys list --json} prints. */
    record KeysJson(List<KeyJson> results) {}

    /** One key; {@code prefix} are its first characters. */
    record KeyJson(
            String id,
            String project,
            String label,
            String prefix,
            String createdAt,
            @Nullable String revokedAt) {

        static KeyJson of(ApiKey key) {
            return new KeyJson(
                    key.id().toString(),
                    key.project().value(),
                    key.label(),
                    key.prefix(),
                    key.createdAt().toString(),
                    key.revokedAt() == null ? null : key.revokedAt().toString());
        }
    }
}
