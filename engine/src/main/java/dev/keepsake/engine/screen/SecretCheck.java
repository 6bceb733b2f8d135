package dev.keepsake.engine.screen;

import java.util.List;
import java.util.regex.Pattern;

/** Whether it has a key, a password or a PIN in it, which no prompt should ever be handed. */
final class SecretCheck implements Check {

    static final String SECRET = "looks like a password or a key";

    private static final List<Pattern> SECRETS = Lines.patterns("secrets.txt", "secret");

    @Override
    public void examine(Docket docket) {
        docket.open().forEach((number, fact) -> {
            if (SECRETS.stream().anyMatch(secret -> secret.matcher(fact.text()).find())) {
                docket.hold(number, SECRET);
            }
        });
    }
}
