package dev.keepsake.bench.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what it was measured, and what else the machine was doing. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String description() {
        Runtime runtime = Runtime.getRuntime();
        boolean fastVectors =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return String.format(
                Locale.ROOT,
                "%d cores, %s, %s %s, heap at most %,d MB, fast vector arithmetic %s",
                runtime.availableProcessors(),
                processor(),
                System.getProperty("java.vm.name"),
                Runtime.version(),
                runtime.maxMemory() >> 20,
                fastVectors ? "on" : "off");
    }

    /** How many processes wanted a core in the last minute, on average; this one is among them. */
    static String load() {
        return String.format(
                Locale.ROOT,
                "load average %.2f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try {
            return Files.readAllLines(PROCESSORS).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + PROCESSORS, e);
        }
    }
}
