package dev.keepsake.bench.load;

import dev.keepsake.api.AddRequest;
import dev.keepsake.bench.EmbeddedEngine;
import dev.keepsake.conversation.Message;
import dev.keepsake.scope.ProjectId;
import dev.keepsake.scope.Scope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that adds some memories, says so, and waits to be killed: its index has not reached the disk. */
public final class DyingWriter {

    static final String SAID = "added";
    static final int ADDS = 100;
    static final String USER = "dying-writer";

    private DyingWriter() {}

    public static void main(String[] arguments) throws IOException {
        EmbeddedEngine embedded = EmbeddedEngine.open(
                Path.of(arguments[0]), Vectors.valueOf(arguments[1]).open());
        for (int i = 0; i < ADDS; i++) {
            embedded.engine()
                    .project(ProjectId.DEFAULT)
                    .add(AddRequest.of(
                                    Scope.ofUser(USER), List.of(Message.user(Sentences.sentence(-System.nanoTime()))))
                            .verbatim());
        }
        System.out.println(SAID);
        System.out.flush();
        System.in.read();
    }
}
