package dev.keepsake.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever can open a connection is known by name, and each of them asks the list of allowed hosts. */
class OutgoingConnectionsTest {

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keepsake");

    /** What makes a connection, or the client that will. */
    private static final Set<String> OPENERS = Set.of(
            "java.net.http.HttpClient.newBuilder",
            "java.net.http.HttpClient.newHttpClient",
            "java.net.Socket.<init>",
            "java.net.URL.openConnection",
            "java.net.URL.openStream",
            "java.nio.channels.SocketChannel.open",
            "javax.net.SocketFactory.createSocket",
            "software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder",
            "software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.create",
            "io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter.builder");

    /** Each has a test that a host outside the list is not connected to. */
    private static final Set<String> KNOWN = Set.of(
            "dev.keepsake.models.provider.ProviderHttp",
            "dev.keepsake.models.identity.TokenTransport",
            "dev.keepsake.models.identity.AwsSignIn",
            "dev.keepsake.models.identity.BedrockClients",
            "dev.keepsake.engine.media.SafeFetch",
            "dev.keepsake.server.telemetry.TraceExport",
            "dev.keepsake.cli.remote.HttpCalls",
            "dev.keepsake.cli.doctor.ClockCheck",
            "dev.keepsake.cli.doctor.TracesCheck",
            // Reads what lies in its own jar.
            "dev.keepsake.models.onnx.OnnxRuntimeFiles");

    @Test
    void onlyWhoAsksTheListConnects() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.keepsake.testkit..", "dev.keepsake.bench..")
                .and(DescribedPredicate.not(known()))
                .should()
                .callCodeUnitWhere(opens())
                .because("a way out that does not ask Egress makes egress.allow a promise that is not kept")
                .check(OURS);
    }

    private static DescribedPredicate<JavaClass> known() {
        return DescribedPredicate.describe(
                "known to ask Egress",
                type -> KNOWN.stream()
                        .anyMatch(name ->
                                name.equals(type.getName()) || type.getName().startsWith(name + "$")));
    }

    private static DescribedPredicate<JavaCall<?>> opens() {
        return DescribedPredicate.describe(
                "opens a connection",
                call -> OPENERS.contains(
                        call.getTargetOwner().getName() + "." + call.getTarget().getName()));
    }
}
