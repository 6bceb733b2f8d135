package dev.keepsake.models.identity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What AWS's library reads from the system's properties, without what the one who runs this has configured for AWS. */
final class AwsSurroundings implements AutoCloseable {

    private final Map<String, String> before = new HashMap<>();

    AwsSurroundings(Path folder) {
        set("aws.configFile", folder.resolve("config").toString());
        set("aws.sharedCredentialsFile", folder.resolve("credentials").toString());
        set("aws.disableEc2Metadata", "true");
    }

    void set(String name, String value) {
        before.putIfAbsent(name, Objects.requireNonNullElse(System.getProperty(name), ""));
        System.setProperty(name, value);
    }

    @Override
    public void close() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }
}
