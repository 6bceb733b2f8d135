package dev.keepsake.config.mem0;

import java.util.regex.Pattern;

/** Takes over the variables of Mem0's self-hosted server, a line each as in its {@code .env}. */
final class Mem0Variables {

    private static final Pattern LINE = Pattern.compile("(export\\s+)?[A-Z][A-Z0-9_]*=.*");

    private Mem0Variables() {}

    /** Whether the text is lines of variables and no dictionary. */
    static boolean isThis(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> LINE.matcher(line).matches())
                .isPresent();
    }

    static void read(String text, Draft draft) {
        draft.say("chat", "provider", "openai");
        draft.say("chat", "model", "gpt-5-mini");
        draft.say("embedder", "provider", "openai");
        draft.say("embedder", "model", "text-embedding-3-small");
        text.lines()
                .map(String::strip)
                .filter(line -> LINE.matcher(line).matches())
                .map(line -> line.replaceFirst("^export\\s+", ""))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    String value = line.substring(equals + 1).strip().replaceAll("^([\"'])(.*)\\1$", "$2");
                    take(line.substring(0, equals), value, draft);
                });
    }

    private static void take(String name, String value, Draft draft) {
        if (value.isEmpty()) {
            draft.ignore(name, "it says nothing");
            return;
        }
        switch (name) {
            case "MEM0_DEFAULT_LLM_MODEL" -> {
                draft.say("chat", "model", value);
                draft.note(Note.Outcome.RENAMED, name, "chat.model", "");
            }
            case "MEM0_DEFAULT_EMBEDDER_MODEL" -> {
                draft.say("embedder", "model", value);
                draft.note(Note.Outcome.RENAMED, name, "embedder.model", "");
            }
            case "OPENAI_API_KEY" -> {
                draft.takeSecret(name, "chat", "key", value, name);
                draft.takeSecret(name, "embedder", "key", value, name);
            }
            case "ADMIN_API_KEY" -> draft.takeSecret(name, "", "api-key", value, name);
            case "DASHBOARD_URL" -> {
                draft.say("", "cors-origins", value);
                draft.note(Note.Outcome.RENAMED, name, "cors-origins", "");
            }
            case "ANTHROPIC_API_KEY", "GOOGLE_API_KEY" ->
                draft.ignore(name, "it counts when chat.provider asks for its provider; leave it in the environment");
            case "HISTORY_DB_PATH" ->
                draft.ignore(name, "history lies with the memories, in the directory that data names");
            case "AUTH_DISABLED" ->
                draft.refuse(name, "a server without keys is not to be had; the first start makes one");
            case "JWT_SECRET", "REQUEST_LOG_RETENTION_DAYS", "APP_DB_NAME" ->
                draft.ignore(name, "there are no sign-ins and no database of requests");
            default ->
                draft.ignore(
                        name,
                        name.startsWith("POSTGRES_")
                                ? "Keepsake keeps memories in its own store, in the directory data"
                                : name.startsWith("MEM0_TELEMETRY")
                                        ? "nothing is sent to anybody"
                                        : "it has no use here");
        }
    }
}
