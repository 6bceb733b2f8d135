package dev.keepsake.cli.command;

import dev.keepsake.api.AddRequest;
import dev.keepsake.api.AddResult;
import dev.keepsake.cli.input.ConversationReader;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Table;
import dev.keepsake.conversation.Message;
import dev.keepsake.conversation.Role;
import dev.keepsake.error.ErrorCategory;
import dev.keepsake.error.KeepsakeException;
import dev.keepsake.store.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Keeps a conversation. */
@Command(
        name = "add",
        description = {
            "Keep a conversation and what can be known from it.",
            "The words on the command line are one message. Without any, messages are read from a file or standard input:"
                    + " JSON, JSON lines, or plain text with a message on each line."
        })
public final class AddCommand implements Callable<Integer> {

    private static final String STANDARD_INPUT = "-";

    private final Surroundings surroundings;

    @Parameters(arity = "0..*", paramLabel = "TEXT", description = "What was said.")
    private List<String> text = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "Read messages from FILE; - is standard input.")
    private @Nullable String file;

    @Option(
            names = "--speaker",
            paramLabel = "NAME",
            description = "Who says it, where a message does not name its speaker.")
    private @Nullable String speaker;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "The role of text messages: user, assistant, system or tool (default: user).")
    private @Nullable String role;

    @Option(
            names = "--time",
            paramLabel = "TIME",
            description = "When it was said, where a message does not say (default: now).")
    private @Nullable String time;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            description = "The last day (UTC) on which its memories are returned.")
    private @Nullable String expires;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "A key of your own: repeating the command with it changes nothing.")
    private @Nullable String idempotencyKey;

    @Mixin
    private final ScopeOptions owners = new ScopeOptions();

    @Mixin
    private final HandlingOptions handling = new HandlingOptions();

    @Mixin
    private final AttributeOptions attributes = new AttributeOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public AddCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (owners.scope().isAny()) {
            throw KeepsakeException.invalid("Say whose memory it is: --user, --agent, --app or --run");
        }
        AddRequest request = AddRequest.of(owners.scope(), messages())
                .withHandling(handling.handling())
                .withAttributes(attributes.attributes())
                .at(Times.moment("--time", time))
                .expiringOn(Times.day("--expires", expires))
                .withIdempotencyKey(idempotencyKey);
        try (Place opened = place.openOrMake(surroundings)) {
            AddResult result = opened.memories().add(request);
            print(result);
            return (result.operation().state() == Operation.State.FAILED ? ExitCode.FAILED : ExitCode.OK).number();
        }
    }

    private List<Message> messages() {
        if (!text.isEmpty() && file != null) {
            throw KeepsakeException.invalid("Give either TEXT or --file, not both");
        }
        List<Message> said =
                text.isEmpty() ? ConversationReader.read(input()) : List.of(Message.of(role(), String.join(" ", text)));
        return said.stream()
                .map(message -> message.name() == null ? message.named(speaker) : message)
                .toList();
    }

    private Role role() {
        return role == null
                ? Role.USER
                : Role.ofKey(role)
                        .orElseThrow(() -> KeepsakeException.invalid(
                                "--role takes user, assistant, system or tool; got \"" + role + "\""));
    }

    private String input() {
        if (file == null && surroundings.terminal().interactive()) {
            throw KeepsakeException.invalid("Give what was said as TEXT, with --file, or on standard input");
        }
        try {
            return file == null || file.equals(STANDARD_INPUT)
                    ? new String(surroundings.terminal().in().readAllBytes(), StandardCharsets.UTF_8)
                    : Files.readString(surroundings.directory().resolve(Path.of(file)));
        } catch (IOException e) {
            throw new KeepsakeException(
                    ErrorCategory.INVALID_REQUEST,
                    "Cannot read " + (file == null ? "standard input" : file) + " as UTF-8 text",
                    e);
        }
    }

    private void print(AddResult result) {
        if (output.json()) {
            surroundings.print(JsonOutput.line(OperationJson.of(result.operation())));
            return;
        }
        if (result.replayed()) {
            surroundings.remark("This key was used before: nothing was written now, here is the first answer");
        }
        Table table = new Table(1, "WHAT", "MEMORY", "ID");
        result.stored()
                .forEach(item -> table.add(
                        item.kind().name().toLowerCase(Locale.ROOT),
                        item.text(),
                        item.memory().toString()));
        if (!result.stored().isEmpty()) {
            table.lines(surroundings.terminal().width(), surroundings.style()).forEach(surroundings::print);
        }
        result.notStored().forEach(left -> surroundings.remark("Not kept: " + left.reason()));
        if (result.stored().isEmpty() && result.notStored().isEmpty()) {
            surroundings.remark(
                    result.operation().error() == null
                            ? "Nothing was stored"
                            : "Failed: " + result.operation().error());
        }
    }
}
