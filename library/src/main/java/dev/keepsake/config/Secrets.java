package dev.keepsake.config;

import dev.keepsake.error.KeepsakeException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Finds secrets where they are said to be: in the value, a variable, a file or a vault. What is found is never in a message;
 * neither is what stands where the name of a variable or file should and looks like a secret itself.
 */
final class Secrets {

    private static final int LONGEST = 65_536;
    private static final String FORMS = "write the secret itself, {env: NAME}, {file: PATH} or {key-vault: ADDRESS}";

    private Secrets() {}

    static Secret read(Node node, Reading reading) {
        return switch (node) {
            case Node.Text text -> ofText(text.text().strip(), text.where(), reading);
            case Node.Section section
            when section.entries().size() == 1 -> {
                Map.Entry<String, Node> only =
                        section.entries().entrySet().iterator().next();
                yield reference(only.getKey(), Kinds.word(only.getValue(), "one word after " + only.getKey()), reading);
            }
            default -> throw Unfit.because("a secret or where to find it is expected, got " + node.form(), FORMS);
        };
    }

    private static Secret ofText(String text, Where where, Reading reading) {
        for (String form : new String[] {"env", "file", "key-vault"}) {
            if (text.startsWith(form + ":")) {
                return reference(form, text.substring(form.length() + 1).strip(), reading);
            }
        }
        if (text.matches("\\$\\{?[A-Za-z_][A-Za-z0-9_]*}?")) {
            throw Unfit.because(
                    "variables are not put into values here",
                    "write {env: " + text.replaceAll("[${}]", "") + "} instead of " + text);
        }
        return new Secret(whole(text, "the secret"), where.toString());
    }

    private static Secret reference(String form, String target, Reading reading) {
        return switch (form) {
            case "env" -> ofVariable(target, reading);
            case "file" -> ofFile(target, reading);
            case "key-vault" -> ofVault(target, reading);
            default -> throw Unfit.because("there is no way to find a secret called " + Shown.quoted(form), FORMS);
        };
    }

    private static Secret ofVariable(String name, Reading reading) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || Shown.looksSecret(name)) {
            throw Unfit.because(
                    "the name of a variable is expected after env, got " + Shown.quoted(name),
                    "write the name, such as {env: OPENAI_API_KEY}, and put the secret into that variable");
        }
        String value = reading.variable(name)
                .orElseThrow(() -> Unfit.because(
                        "the variable " + name + " is not set",
                        Nearest.to(name, reading.environment().keySet())
                                .filter(near -> !near.equals(name))
                                .map(near -> "did you mean " + near + ", which is set?")
                                .orElse("set it, or say where else the secret is")));
        return new Secret(whole(value.strip(), "the secret in " + name), name);
    }

    private static Secret ofFile(String target, Reading reading) {
        String shown = Shown.plain(target);
        String text;
        try {
            Path file = reading.directory().resolve(target);
            if (!Files.exists(file)) {
                throw Unfit.because(
                        "the file " + shown + " is not there", "write the secret into it, or correct the path");
            }
            text = Files.isDirectory(file) ? "" : text(file);
            if (text.length() > LONGEST || Files.isDirectory(file)) {
                throw Unfit.because("the file " + shown + " is no file with one secret in it", "name another file");
            }
        } catch (CharacterCodingException e) {
            throw Unfit.because("the file " + shown + " is no text in UTF-8", "write the key alone into it, as text");
        } catch (IOException | InvalidPathException e) {
            throw Unfit.because(
                    "the file " + shown + " cannot be read",
                    "give this user the right to read it, or correct the path");
        }
        // Editors begin a file with a mark and, as "echo" does, end it with a line break; neither is part of the
        // secret.
        return new Secret(whole(text.replaceFirst("^\uFEFF", "").strip(), "the file " + shown), "the file " + shown);
    }

    /** What the file says, and a little more than can be meant where it has no end. */
    private static String text(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.readNBytes(LONGEST + 1)))
                    .toString();
        }
    }

    private static Secret ofVault(String target, Reading reading) {
        URI address = Addresses.of(target);
        try {
            return new Secret(reading.vault().secret(address).strip(), "the Key Vault at " + address);
        } catch (KeepsakeException e) {
            throw Unfit.because(
                    "the Key Vault does not give the secret: " + e.getMessage(),
                    "check its address and the section key-vault, which says how to sign in");
        }
    }

    private static String whole(String secret, String what) {
        if (secret.isEmpty()) {
            throw Unfit.because(what + " is empty", "write the secret into it");
        }
        if (secret.chars().anyMatch(Character::isISOControl)) {
            throw Unfit.because(
                    what + " has more than one line, or signs that no key has", "keep the key alone, in one line");
        }
        if (secret.matches("(?i)bearer .*")) {
            throw Unfit.because(
                    what + " begins with \"Bearer\"", "leave that word out: it is put before the key by itself");
        }
        if (secret.matches("\".*\"|'.*'")) {
            throw Unfit.because(what + " stands in quotation marks that would be sent with it", "leave them out");
        }
        return secret;
    }
}
