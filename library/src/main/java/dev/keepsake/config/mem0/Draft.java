package dev.keepsake.config.mem0;

import dev.keepsake.config.mem0.Note.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The configuration that is being written, and the notes about it. */
final class Draft {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    private final List<Note> notes = new ArrayList<>();
    private final boolean withSecrets;

    Draft(boolean withSecrets) {
        this.withSecrets = withSecrets;
        sections.put("", new LinkedHashMap<>());
    }

    /** Takes a value over; whether it was renamed shows from the names. */
    void take(String from, String section, String name, JsonNode value) {
        if (value.isContainer()) {
            refuse(from, "one value is expected, got a list or a section");
            return;
        }
        String last = from.substring(from.lastIndexOf('.') + 1).replace('_', '-');
        put(section, name, scalar(value));
        note(last.equals(name) ? Outcome.TAKEN : Outcome.RENAMED, from, path(section, name), "");
    }

    /** Takes a text over that no key of Mem0's says in these words. */
    void say(String section, String name, String value) {
        put(section, name, quoted(value));
    }

    /** Takes a secret over: itself when that was asked for, else a reference to a variable. */
    void takeSecret(String from, String section, String name, JsonNode secret, String variable) {
        if (secret.isString()) {
            takeSecret(from, section, name, secret.asString(), variable);
        } else {
            refuse(from, "a text is expected");
        }
    }

    /** The same for a secret that is no JSON. */
    void takeSecret(String from, String section, String name, String secret, String variable) {
        if (withSecrets) {
            put(section, name, quoted(secret));
            note(Outcome.RENAMED, from, path(section, name), "written as it is: keep the file to yourself");
            return;
        }
        put(section, name, "{env: " + variable + "}");
        note(
                Outcome.RENAMED,
                from,
                path(section, name),
                "set " + variable + " to it; --with-secrets writes it into the file");
    }

    /** Says a secret that Mem0 finds in a variable by itself. */
    void refer(String section, String name, String variable) {
        put(section, name, "{env: " + variable + "}");
    }

    void takePairs(String from, String section, String name, JsonNode pairs) {
        if (!pairs.isObject() || pairs.values().stream().anyMatch(JsonNode::isContainer)) {
            note(Outcome.REFUSED, from, path(section, name), "names and values are expected");
            return;
        }
        List<String> words = new ArrayList<>();
        pairs.properties()
                .forEach(entry -> words.add(quoted(entry.getKey()) + ": "
                        + (withSecrets
                                ? quoted(entry.getValue().asString())
                                : "{env: " + variable(entry.getKey()) + "}")));
        put(section, name, "{" + String.join(", ", words) + "}");
        note(
                Outcome.RENAMED,
                from,
                path(section, name),
                withSecrets
                        ? ""
                        : "set the variables that it names to the values; --with-secrets writes them into the file");
    }

    private static String variable(String header) {
        return "HEADER_" + header.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    }

    /** Whether this can be a provider with its configuration; refused where not. */
    boolean isPart(String from, JsonNode value) {
        if (!value.isObject()) {
            refuse(from, "a section with provider and config is expected");
            return false;
        }
        JsonNode provider = value.path("provider");
        if (!provider.isMissingNode() && !provider.isNull() && !provider.isString()) {
            refuse(from + ".provider", "the name of a provider is expected");
            return false;
        }
        JsonNode config = value.path("config");
        if (!config.isMissingNode() && !config.isNull() && !config.isObject()) {
            refuse(from + ".config", "a section is expected");
        }
        return true;
    }

    void drop(String section, String name) {
        Map<String, String> values = sections.get(section);
        if (values != null) {
            values.remove(name);
            notes.removeIf(note -> note.setting().equals(path(section, name)));
        }
    }

    void ignore(String key, String why) {
        note(Outcome.IGNORED, key, "", why);
    }

    void refuse(String key, String why) {
        note(Outcome.REFUSED, key, "", why);
    }

    void note(Outcome outcome, String key, String setting, String words) {
        notes.add(new Note(outcome, key, setting, words));
    }

    private void put(String section, String name, String yaml) {
        sections.computeIfAbsent(section, key -> new LinkedHashMap<>()).put(name, yaml);
    }

    private static String path(String section, String name) {
        return section.isEmpty() ? name : section + "." + name;
    }

    /** A value as YAML: numbers and switches as they are, all else as JSON writes texts, which YAML reads too. */
    private static String scalar(JsonNode value) {
        if (value.isBoolean()) {
            return value.booleanValue() ? "on" : "off";
        }
        return value.isNumber() ? value.asString() : quoted(value.asString());
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z][A-Za-z0-9_./-]*") && !text.matches("(?i)true|false|null|yes|no|on|off|y|n")
                ? text
                : JSON.writeValueAsString(text);
    }

    Imported finished() {
        StringBuilder yaml = new StringBuilder("# Taken over from Mem0 by 'keepsake config import-mem0'.\n");
        sections.getOrDefault("", Map.of()).forEach((name, value) -> line(yaml, "", name, value));
        sections.forEach((section, values) -> {
            if (!section.isEmpty() && !values.isEmpty()) {
                yaml.append(section).append(":\n");
                values.forEach((name, value) -> line(yaml, "  ", name, value));
            }
        });
        return new Imported(yaml.toString(), notes);
    }

    private static void line(StringBuilder yaml, String indent, String name, String value) {
        yaml.append(indent).append(name).append(": ").append(value).append('\n');
    }
}
