package dev.keepsake.cli.command;

import dev.keepsake.cli.doctor.Finding;
import dev.keepsake.cli.doctor.MachineChecks;
import dev.keepsake.cli.output.JsonOutput;
import dev.keepsake.cli.output.Style;
import dev.keepsake.config.Configuration;
import dev.keepsake.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks for what could be wrong, and says what to do. */
@Command(
        name = "doctor",
        description = {
            "Check Java, the configuration, the data directory, every configured model, the egress list, the clock, the store,"
                    + " its jobs and the port, and say what to do about each problem.",
            "Each model is asked something small, for which a provider may charge what a few words cost.",
            "Exits with 1 when there is one."
        })
public final class DoctorCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PlaceOptions place = new PlaceOptions();

    public DoctorCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Configuration read = place.read(surroundings, List.of(), true);
        List<Finding> findings = new ArrayList<>(MachineChecks.findings());
        read.problems().forEach(problem -> findings.add(Finding.problem("config", said(problem), problem.cure())));
        read.remarks().forEach(remark -> findings.add(Finding.remark("config", said(remark), remark.cure())));
        if (read.config() != null) {
            findings.add(Finding.fine("config", "Can be used"));
            findings.addAll(new Examination(place.config(surroundings), file(), surroundings.places()).findings());
        }
        if (output.json()) {
            surroundings.print(JsonOutput.line(
                    new FindingsJson(findings.stream().map(FindingJson::of).toList())));
        } else {
            findings.forEach(this::print);
        }
        boolean problem = findings.stream().anyMatch(finding -> finding.state() == Finding.State.PROBLEM);
        return (problem ? ExitCode.FAILED : ExitCode.OK).number();
    }

    private static String said(Problem problem) {
        return Stream.of(problem.where(), problem.key(), problem.problem())
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(": "));
    }

    private @Nullable Path file() {
        Path file = place.file(surroundings);
        return Files.isRegularFile(file) ? file : null;
    }

    private void print(Finding finding) {
        Style style = surroundings.style();
        String word = switch (finding.state()) {
            case FINE -> style.good("fine   ");
            case REMARK -> style.warning("remark ");
            case PROBLEM -> style.bad("problem");
        };
        surroundings.print(
                word + "  " + String.format(Locale.ROOT, "%-10s", finding.subject()) + "  " + finding.found());
        if (!finding.advice().isEmpty()) {
            surroundings.print(" ".repeat(21) + finding.advice());
        }
    }

    /** What {@code doctor --json} prints. */
    record FindingsJson(List<FindingJson> findings) {}

    /** One finding; {@code state} is {@code fine}, {@code remark} or {@code problem}. */
    record FindingJson(String subject, String state, String found, String advice) {

        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.subject(),
                    finding.state().name().toLowerCase(Locale.ROOT),
                    finding.found(),
                    finding.advice());
        }
    }
}
